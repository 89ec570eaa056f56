using System.Text;
using System.Text.Json;
using Wardmote.Evidence;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>A copy from which something was taken out.</summary>
/// <param name="Name">Says nothing of the thing it was made from.</param>
/// <param name="Text">What it says, when it is a text; null for pages.</param>
/// <param name="Places">In how many places words were taken out.</param>
public sealed record RedactedCopy(string Name, string MediaType, byte[] Content, string? Text, int Places)
{
    /// <summary>The fields, when it is a record of our own.</summary>
    public HeldRecord? Record { get; init; }
}

/// <summary>
/// Makes the copy that goes instead of a thing that was found (R148). It never cuts from the original: what the thing says is
/// read, the words are taken out, and a new file is written, so that nothing that was not read can come along.
/// </summary>
public sealed class Redactor(Vault vault)
{
    /// <summary>The most a copy may hold: pages drawn as pictures may be larger than the file itself.</summary>
    internal const long MostBytes = 4 * Vault.MostBytes;

    /// <summary>Whether a text says one of the words that are to be blacked out.</summary>
    internal static bool Names(Redaction redaction, string text) =>
        new Blackout(redaction.Words).Stretches(text).Count > 0;

    /// <exception cref="Refused">
    /// The file cannot be read, or is of a kind we do not know; nothing is named, or a named word or field is not in it.
    /// </exception>
    public async Task<RedactedCopy> MakeAsync(Item item, Redaction redaction, CancellationToken stop)
    {
        if (redaction.IsEmpty)
            throw new Refused("Name what to black out.", "Words");
        var bytes = await vault.ReadAsync(item.Attachment, stop);
        return item.RecordKey is not null
            ? CopyOfRecord(bytes, redaction)
            : await CopyAsync(item.Attachment.Name, item.Attachment.MediaType, bytes, redaction, stop);
    }

    /// <summary>The copy of a file, from its bytes alone.</summary>
    /// <param name="mediaType">Asked only where the name says nothing.</param>
    public static async Task<RedactedCopy> CopyAsync(
        string name,
        string mediaType,
        byte[] bytes,
        Redaction redaction,
        CancellationToken stop
    )
    {
        var blackout = new Blackout(redaction.Words);
        var copy = await OfFileAsync(name, mediaType, bytes, blackout, redaction.Areas ?? [], stop);
        return Met(blackout, copy);
    }

    /// <summary>What a file says in words; null when it has none that can be read.</summary>
    public static string? Read(string name, string mediaType, byte[] bytes)
    {
        try
        {
            return Said(Path.GetExtension(name).ToLowerInvariant(), mediaType, bytes);
        }
        catch (Refused)
        {
            return null;
        }
    }

    private static RedactedCopy CopyOfRecord(byte[] bytes, Redaction redaction)
    {
        var blackout = new Blackout(redaction.Words);
        return Met(blackout, OfRecord(bytes, blackout, redaction.Fields ?? []));
    }

    private static RedactedCopy Met(Blackout blackout, RedactedCopy copy)
    {
        if (blackout.Missing is [var line, ..])
            throw new Refused(
                $"What you wrote on line {line} was not found. Look at how it is spelled there, or take that line out.",
                "Words"
            );
        return copy with { Places = blackout.Places };
    }

    private static RedactedCopy OfRecord(byte[] bytes, Blackout blackout, IReadOnlyList<string> fields)
    {
        var record =
            JsonSerializer.Deserialize<HeldRecord>(bytes, JsonSerializerOptions.Strict)
            ?? throw new InvalidDataException("An item of our own is no record.");
        if (fields.Any(f => record.Fields.All(h => h.Name != f)))
            throw new Refused("This record has no such field. Choose among those shown.", "Fields");
        var left = record with
        {
            Key = "",
            Title = blackout.Of(record.Title),
            Fields =
            [
                .. record.Fields.Select(f =>
                    f with
                    {
                        Value =
                            f.Value is null ? null
                            : fields.Contains(f.Name) ? Redaction.Mark
                            : blackout.Of(f.Value),
                    }
                ),
            ],
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(left, JsonSerializerOptions.Strict);
        return new("record.json", "application/json", json, null, 0) { Record = left };
    }

    private static async Task<RedactedCopy> OfFileAsync(
        string name,
        string mediaType,
        byte[] bytes,
        Blackout blackout,
        IReadOnlyList<Area> areas,
        CancellationToken stop
    )
    {
        if (PagePictures.IsPdf(bytes) || PagePictures.PictureKind(bytes) is not null)
        {
            var pdf = await PagePictures.CopyAsync(bytes, blackout, areas, stop);
            return new("copy.pdf", "application/pdf", pdf, null, 0);
        }
        if (areas.Count > 0)
            throw new Refused("Only a PDF or a picture has areas. Name the words instead.", "Areas");
        var extension = Path.GetExtension(name).ToLowerInvariant();
        if (extension == ".csv")
            return await OfTableAsync(bytes, blackout, stop);
        var text = blackout.Of(Said(extension, mediaType, bytes).ReplaceLineEndings("\n"));
        return new("copy.txt", "text/plain", Encoding.UTF8.GetBytes(text), text, 0);
    }

    private static string Said(string extension, string mediaType, byte[] bytes) =>
        extension switch
        {
            ".docx" or ".docm" or ".dotx" when WordText.Is(bytes) => WordText.Read(bytes),
            ".html" or ".htm" or ".xhtml" => HtmlText.Read(PlainText.Read(bytes)),
            ".eml" => MessageText.Read(bytes),
            ".txt" or ".text" or ".md" or ".log" => PlainText.Read(bytes),
            "" when mediaType is "text/plain" => PlainText.Read(bytes),
            _ => throw new Refused(
                "Wardmote can black out words in plain text, HTML, CSV, e-mail (.eml), Word (.docx), PDF and pictures. Save this as one of them, or make the copy yourself."
            ),
        };

    // Cell by cell, because a table writes quotation marks and line breaks in its own way.
    private static async Task<RedactedCopy> OfTableAsync(byte[] bytes, Blackout blackout, CancellationToken stop)
    {
        var rows = new List<string[]>();
        try
        {
            using var table = SheetReader.Open(new MemoryStream(bytes));
            rows.Add([.. table.Header]);
            while (await table.ReadAsync(stop))
                rows.Add([.. Enumerable.Range(0, table.Count).Select(table.Text)]);
        }
        catch (SheetProblem problem)
        {
            throw new Refused(problem.Message);
        }
        var width = rows.Max(r => r.Length);
        var left = rows.ConvertAll(r =>
            Array.ConvertAll(r, blackout.Of).Concat(Enumerable.Repeat("", width - r.Length))
        );
        var file = SheetWriter.ForSpreadsheets([.. left[0]], left.Skip(1).Select(r => r.ToArray<string?>()));
        var shown = string.Join('\n', left.Select(r => string.Join(" | ", r)));
        return new("copy.csv", "text/csv", file, shown, 0);
    }
}

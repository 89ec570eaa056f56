using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime.Text;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>The records of a pack for programs: tables that no spreadsheet runs, and one exact JSON.</summary>
internal static class PackData
{
    private static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>One store as CSV for spreadsheets (R33): a record to a row, its title first.</summary>
    public static async Task WriteCsvAsync(FoundRecords found, Stream target, CancellationToken stop)
    {
        await using var sheet = new SheetWriter(target, CsvFor.Spreadsheets, ["Record", .. found.FieldNames], true);
        foreach (var record in found.Records)
        {
            var values = record.Fields.ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal);
            string?[] row =
            [
                record.Title,
                .. found.FieldNames.Select(name => values[name].Any() ? string.Join('\n', values[name]) : null),
            ];
            await sheet.WriteAsync(row, stop);
        }
    }

    /// <summary>What was kept back, as CSV for spreadsheets (R148).</summary>
    public static async Task WriteKeptBackAsync(PackContents pack, Stream target, CancellationToken stop)
    {
        string[] header = ["What it is", "How much", "Why", "Where the law says so", "Code"];
        await using var sheet = new SheetWriter(target, CsvFor.Spreadsheets, header, true);
        foreach (var kept in pack.KeptBack)
        {
            var (_, code, name, provision, _, _) = kept.Reason;
            await sheet.WriteAsync([kept.Described, kept.InPart ? "A part" : "All of it", name, provision, code], stop);
        }
    }

    /// <summary>Everything as one JSON document, each value exactly as it is held.</summary>
    public static async Task WriteJsonAsync(PackContents pack, Stream target, CancellationToken stop)
    {
        await using var json = new Utf8JsonWriter(target, Json);
        json.WriteStartObject();
        json.WriteString("reference", pack.Reference);
        json.WriteString("madeAt", InstantPattern.General.Format(pack.MadeAt));
        json.WriteString("receivedOn", LocalDatePattern.Iso.Format(pack.ReceivedOn));
        json.WriteString("controller", pack.Controller.Name);
        json.WriteString("about", pack.Subject.Name);
        json.WriteStartArray("stores");
        foreach (var found in pack.Records)
        {
            json.WriteStartObject();
            json.WriteString("store", found.Source);
            json.WriteStartArray("records");
            foreach (var record in found.Records)
                Write(json, record);
            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(stop);
        }
        json.WriteEndArray();
        json.WriteStartArray("papers");
        foreach (var file in pack.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("title", file.Title);
            json.WriteString("from", file.Source);
            json.WriteString("name", file.Attachment.Name);
            json.WriteNumber("length", file.Attachment.Length);
            json.WriteString("sha256", Convert.ToHexStringLower(file.Attachment.Sha256));
            json.WriteBoolean("inPart", file.InPart);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("keptBack");
        foreach (var kept in pack.KeptBack)
        {
            json.WriteStartObject();
            json.WriteString("what", kept.Described);
            json.WriteBoolean("inPart", kept.InPart);
            json.WriteString("code", kept.Reason.Code);
            json.WriteString("provision", kept.Reason.Provision);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void Write(Utf8JsonWriter json, HeldRecord record)
    {
        json.WriteStartObject();
        json.WriteString("title", record.Title);
        json.WriteStartArray("fields");
        foreach (var (name, value) in record.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

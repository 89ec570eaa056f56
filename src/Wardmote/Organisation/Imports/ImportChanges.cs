using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>Collects what an import does to each record, to be written with it.</summary>
public sealed class ImportChanges(Db db, Guid importId)
{
    /// <summary>The rows so far.</summary>
    public BulkRows Rows { get; } =
        new(
            BulkTable.Of<ImportChange>(
                db,
                nameof(ImportChange.AboutId),
                nameof(ImportChange.ImportId),
                nameof(ImportChange.Line),
                nameof(ImportChange.Kind),
                nameof(ImportChange.Fields)
            )
        );

    /// <summary>Adds one record's change.</summary>
    public void Add(Guid aboutId, int line, ImportChangeKind kind, IReadOnlyCollection<FieldChange>? fields = null)
    {
        Rows.Key(aboutId);
        Rows.Key(importId);
        Rows.Int(line);
        Rows.Text(kind.ToString());
        Rows.Text(fields is { Count: > 0 } ? Json(fields) : null);
        Rows.EndRow();
    }

    private static string Json(IReadOnlyCollection<FieldChange> fields)
    {
        using var text = new MemoryStream();
        using (
            var json = new Utf8JsonWriter(
                text,
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            foreach (var field in fields)
            {
                json.WriteStartArray(field.Name);
                json.WriteStringValue(field.Before);
                json.WriteStringValue(field.After);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.GetBuffer().AsSpan(0, (int)text.Length));
    }
}

/// <summary>A value that an import changed; null where there was or is none.</summary>
/// <param name="Name">The column of the file that tells it: "date_of_birth".</param>
public sealed record FieldChange(string Name, string? Before, string? After)
{
    /// <summary>A day that an import changed, as 2026-06-30.</summary>
    public FieldChange(string name, LocalDate? before, LocalDate? after)
        : this(name, Iso(before), Iso(after)) { }

    /// <summary>A day as it is told: 2026-06-30.</summary>
    public static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>The changes among values compared pair by pair.</summary>
    public static IReadOnlyList<FieldChange> Among(params ReadOnlySpan<FieldChange> values)
    {
        List<FieldChange> changed = [];
        foreach (var value in values)
        {
            if (!string.Equals(value.Before, value.After, StringComparison.Ordinal))
                changed.Add(value);
        }
        return changed;
    }

    /// <summary>The changes kept with an import change, in the order of the file's columns.</summary>
    public static IReadOnlyList<FieldChange> Of(ImportChange change)
    {
        if (change.Fields is null)
            return [];
        using var json = JsonDocument.Parse(change.Fields);
        return
        [
            .. json
                .RootElement.EnumerateObject()
                .Select(f => new FieldChange(f.Name, f.Value[0].GetString(), f.Value[1].GetString())),
        ];
    }
}

using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>The records of one store as tables: one to a row when they are many and narrow, else one table each.</summary>
internal static class RecordTables
{
    // So many columns still fit beside each other on paper.
    private const int MostColumns = 5;

    /// <summary>Adds the section of one store.</summary>
    /// <param name="number">Its place among the stores, from 1.</param>
    public static void Add(Markup page, FoundRecords found, int number)
    {
        page.Add($"<section id=\"found-{number}\">\n<h2>{found.Source}</h2>\n<p class=\"quiet\">");
        page.Add($"{Words.Count(found.Records.Count, "record"):ours}, also in ");
        page.Add($"<a href=\"{found.Path:ours}\">{found.Path:ours}</a>.</p>\n");
        if (found.Records.Count > 1 && found.FieldNames.Count <= MostColumns)
            Wide(page, found);
        else
            foreach (var record in found.Records)
                Tall(page, record);
        page.Add($"</section>\n");
    }

    /// <summary>Opens a table whose rows become cards on a phone, each cell named by its data-label.</summary>
    /// <param name="caption">Read out by a screen reader, not shown; null where the heading above says it.</param>
    public static void Begin(Markup page, string? caption, IReadOnlyList<string> columns)
    {
        page.Add($"<table class=\"wide\">\n");
        if (caption is not null)
            page.Add($"<caption class=\"unseen\">{caption}</caption>\n");
        page.Add($"<thead><tr>");
        foreach (var column in columns)
            page.Add($"<th scope=\"col\">{column}</th>");
        page.Add($"</tr></thead>\n<tbody>\n");
    }

    private static void Wide(Markup page, FoundRecords found)
    {
        Begin(page, found.Source, found.FieldNames);
        foreach (var record in found.Records)
        {
            var values = record.Fields.ToLookup(f => f.Name, f => f.Value, StringComparer.Ordinal);
            page.Add($"<tr>");
            foreach (var name in found.FieldNames)
            {
                page.Add($"<td class=\"words\" data-label=\"{name:ours}\">");
                Value(page, string.Join('\n', values[name].OfType<string>()));
                page.Add($"</td>");
            }
            page.Add($"</tr>\n");
        }
        page.Add($"</tbody>\n</table>\n");
    }

    private static void Tall(Markup page, HeldRecord record)
    {
        page.Add($"<table class=\"tall\">\n<caption>{record.Title}</caption>\n<tbody>\n");
        foreach (var (name, value) in record.Fields)
        {
            page.Add($"<tr><th scope=\"row\">{name}</th><td class=\"words\">");
            Value(page, value);
            page.Add($"</td></tr>\n");
        }
        page.Add($"</tbody>\n</table>\n");
    }

    private static void Value(Markup page, string? value)
    {
        if (string.IsNullOrEmpty(value))
            page.Add($"<span class=\"quiet\">nothing held</span>");
        else
            page.Add($"{value}");
    }
}

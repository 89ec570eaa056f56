using Wardmote.App.Forms;
using Wardmote.Organisation.Imports;

namespace Wardmote.App.Pages.Organisation;

/// <summary>How a page speaks of imports.</summary>
public static class ImportWords
{
    private const int ShownLines = 100;

    /// <summary>"line 4"; "lines 4, 7, 9"; the first hundred and the number of the rest.</summary>
    public static string Lines(IReadOnlyList<int> lines)
    {
        var shown = string.Join(", ", lines.Take(ShownLines));
        var rest = lines.Count > ShownLines ? $" and {lines.Count - ShownLines} more" : "";
        return $"{(lines.Count == 1 ? "line" : "lines")} {shown}{rest}";
    }

    public static string Of(ImportKind kind) =>
        kind switch
        {
            ImportKind.Units => "Units",
            ImportKind.Offices => "Offices",
            ImportKind.Members => "Membership list",
            ImportKind.Permits => "Storage permissions",
            ImportKind.Consents => "Consents",
            ImportKind.NoticeChoices => "Choices about notices",
            ImportKind.Opinions => "Political opinions",
            _ => "Who sits in which group",
        };

    public static string Of(ImportState state) =>
        state switch
        {
            ImportState.Checking => "Being checked",
            ImportState.Checked => "Waiting for you",
            ImportState.Confirmed => "Being brought in",
            ImportState.Published => "Brought in",
            ImportState.Unchanged => "Nothing new",
            ImportState.Refused => "Not taken",
            _ => "Interrupted",
        };

    public static Tone Tone(ImportState state) =>
        state switch
        {
            ImportState.Published => Forms.Tone.Good,
            ImportState.Checked => Forms.Tone.Soon,
            ImportState.Refused or ImportState.Interrupted => Forms.Tone.Late,
            ImportState.Unchanged => Forms.Tone.Plain,
            _ => Forms.Tone.Calm,
        };

    /// <summary>"12 added, 3 changed"; empty before the file has been read.</summary>
    public static string Of(ImportCounts counts) =>
        string.Join(
            ", ",
            new[]
            {
                (counts.Added, "added"),
                (counts.Changed, "changed"),
                (counts.Left, "left"),
                (counts.Unchanged, "unchanged"),
                (counts.Refused, "with errors"),
            }
                .Where(c => c.Item1 > 0)
                .Select(c => $"{c.Item1:N0} {c.Item2}")
        );
}

using System.Globalization;
using System.Text;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Tests;

namespace Wardmote.App.Tests.SignIn;

/// <summary>One page, as docs/access/pages.csv has it.</summary>
/// <param name="OpensTo">"everybody", "untrained" officers too, trained "officers", or a duty.</param>
/// <param name="Record">
/// What its address leads to: "request", "member", "unit", "letter", "import", "session", "own" for the reader's, "top" for the
/// whole organisation's; empty for none.
/// </param>
public sealed record PageRow(string Page, string OpensTo, string Record, bool FreshCode)
{
    public Duty? Duty => Enum.TryParse<Duty>(OpensTo, out var duty) ? duty : null;
}

/// <summary>
/// The permission matrix: which page opens to whom, and which office carries which duty. It is written down in docs/access;
/// the tests are made from it, and so is the page that people read.
/// </summary>
public static class PermissionFile
{
    private const string Pages = "docs/access/pages.csv";
    private const string Carriers = "docs/access/duties.csv";

    /// <summary>The page that people read.</summary>
    public const string Readable = "docs/access/README.md";

    /// <summary>Every page.</summary>
    public static IReadOnlyList<PageRow> Rows { get; } =
    [.. Lines(Pages).Select(c => new PageRow(c[0], c[1], c[2], c[3] == "yes"))];

    /// <summary>The offices that carry a duty, by the duty's name.</summary>
    public static IReadOnlyDictionary<string, string[]> Duties { get; } =
        Lines(Carriers).ToDictionary(c => c[0], c => c[1].Split("; "), StringComparer.Ordinal);

    /// <summary>What is so, in the form of the two files.</summary>
    public static (IEnumerable<string> Pages, IEnumerable<string> Duties) Real() =>
        (
            Doors.All.Select(d =>
                string.Create(CultureInfo.InvariantCulture, $"/{d.Route},{d.OpensTo},{(d.Fresh ? "yes" : "")}")
            ),
            Enum.GetValues<Duty>()
                .OrderBy(d => d.ToString(), StringComparer.Ordinal)
                .Select(d => $"{d},{string.Join("; ", Wardmote.Organisation.Duties.Offices(d))}")
        );

    /// <summary>What is written, in the same form: what the addresses lead to is not in the code.</summary>
    public static (IEnumerable<string> Pages, IEnumerable<string> Duties) Written() =>
        (
            Rows.Select(r => $"{r.Page},{r.OpensTo},{(r.FreshCode ? "yes" : "")}"),
            Duties.Select(d => $"{d.Key},{string.Join("; ", d.Value)}")
        );

    /// <summary>The page that people read, as the matrix makes it.</summary>
    public static string MadePage()
    {
        var page = new StringBuilder(
            """
            # Who may see what

            Made from `pages.csv` and `duties.csv` in this folder; the tests are made from them too. `wardmote access explain
            PERSON PAGE` says for one person and one page what lets them in, or what is missing.

            Pages marked "untrained" open to officers who have not had the training yet, and show what is their own; "officers" are trained.
            What an officer may do follows from their office. An office gives its duties in its unit and every unit below it; a
            record of any other unit does not exist for them. A unit may give a duty to another of its offices, or take it.

            ## Duties

            | duty | whoever carries it may | offices that carry it |
            |---|---|---|

            """
        );
        foreach (var (duty, offices) in Duties)
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {duty} | {Enum.Parse<Duty>(duty).InWords()} | {string.Join(", ", offices)} |\n"
            );
        page.Append("\n## Pages\n\n| page | opens to | its record is | fresh code |\n|---|---|---|---|\n");
        foreach (var row in Rows)
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{row.Page}` | {row.OpensTo} | {(row.Record.Length == 0 ? "" : row.Record)} | {(row.FreshCode ? "yes" : "")} |\n"
            );
        return page.ToString();
    }

    private static IEnumerable<string[]> Lines(string file) =>
        Repository.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(','));
}

using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Wardmote.App.Cli;

/// <summary>Words on a terminal.</summary>
internal static class Terminal
{
    // Wide enough that nothing wraps where a program or a file reads the answer.
    private const int ColumnsOfAFile = 400;

    /// <summary>Text that cannot steer the terminal it is shown on: line breaks and tabs stay, other control and
    /// direction-changing characters go.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
            if (
                c is '\n' or '\t'
                || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format)
            )
                safe.Append(c);
        return safe.ToString();
    }

    /// <summary>Rows under headings, fitted to the caller's terminal.</summary>
    public static void WriteTable(
        Caller caller,
        IReadOnlyList<string> headings,
        IEnumerable<IReadOnlyList<string?>> rows
    )
    {
        var table = new Table().Border(caller.Columns is null ? TableBorder.None : TableBorder.Simple);
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(Markup.Escape(heading)));
        foreach (var row in rows)
            table.AddRow([.. row.Select(cell => Markup.Escape(Safe(cell ?? "")))]);
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(caller.Output),
            }
        );
        console.Profile.Width = caller.Columns ?? ColumnsOfAFile;
        console.Write(table);
    }
}

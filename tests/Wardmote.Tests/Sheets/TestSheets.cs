using System.Text;
using Shouldly;
using Wardmote.Sheets;

namespace Wardmote.Tests.Sheets;

/// <summary>Files in memory, and what a reader makes of them.</summary>
static class TestSheets
{
    internal static Stream Bytes(byte[] bytes) => new MemoryStream(bytes, writable: false);

    internal static Stream Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    internal static SheetReader Open(string text, SheetLimits? limits = null) => SheetReader.Open(Text(text), limits);

    internal static SheetProblem Problem(byte[] file, SheetLimits? limits = null) =>
        Should.Throw<SheetProblem>(() => Cells(file, limits));

    internal static SheetProblem Problem(string file, SheetLimits? limits = null) =>
        Problem(Encoding.UTF8.GetBytes(file), limits);

    internal static string[][] Cells(string file) => Cells(Encoding.UTF8.GetBytes(file));

    /// <summary>The header and every row, cells exactly as written.</summary>
    internal static string[][] Cells(byte[] file, SheetLimits? limits = null)
    {
        using var sheet = SheetReader.Open(Bytes(file), limits);
        List<string[]> rows =
        [
            [.. sheet.Header],
        ];
        while (sheet.Read())
            rows.Add([.. Enumerable.Range(0, sheet.Count).Select(sheet.Text)]);
        return [.. rows];
    }

    /// <summary>What <paramref name="read"/> makes of a single cell under the column “cell”, and the errors it causes.</summary>
    internal static (T Value, RowError[] Errors) Cell<T>(string cell, Func<SheetRows, Column, T> read)
    {
        var columns = new Columns();
        var column = columns.Required("cell");
        columns.Required("other");
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, CsvFor.Programs, ["cell", "other"], leaveOpen: true))
            writer.Write(cell, "x");
        using var sheet = SheetReader.Open(file);
        var rows = columns.Bind(sheet);
        rows.Read().ShouldBeTrue();
        var value = read(rows, column);
        return (value, [.. rows.Errors]);
    }
}

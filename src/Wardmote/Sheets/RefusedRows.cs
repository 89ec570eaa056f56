using System.Globalization;

namespace Wardmote.Sheets;

/// <summary>
/// Writes the rows an import left out, as they came, with their line and what is wrong: a file to correct in a spreadsheet and import again.
/// When such a file is imported and refused again, its two columns are written anew.
/// </summary>
public sealed class RefusedRows : IDisposable, IAsyncDisposable
{
    /// <summary>The column that says which line of the file it was.</summary>
    public const string LineColumn = "refused line";

    /// <summary>The column that says what to correct.</summary>
    public const string ReasonColumn = "refused because";

    readonly SheetReader sheet;
    readonly SheetWriter writer;
    readonly int[] kept;
    readonly string[] row;

    /// <summary>Starts the file with the header of the sheet being read.</summary>
    public RefusedRows(Stream stream, SheetReader sheet, bool leaveOpen = false)
    {
        this.sheet = sheet;
        kept =
        [
            .. Enumerable.Range(0, sheet.Header.Count).Where(i => sheet.Header[i] is not (LineColumn or ReasonColumn)),
        ];
        row = new string[kept.Length + 2];
        for (var i = 0; i < kept.Length; i++)
            row[i] = sheet.Header[kept[i]];
        row[^2] = LineColumn;
        row[^1] = ReasonColumn;
        writer = new(stream, CsvFor.Spreadsheets, row, leaveOpen);
    }

    /// <summary>Rows written so far.</summary>
    public int Count { get; private set; }

    /// <summary>Writes the sheet's current row with what is wrong with it. Cells past the header are joined to the last one, so that none is lost.</summary>
    public void Write(IReadOnlyList<RowError> errors)
    {
        for (var i = 0; i < kept.Length; i++)
            row[i] = SpreadsheetGuard.TakeOff(sheet.Text(kept[i]));
        for (var i = sheet.Header.Count; i < sheet.Count; i++)
            row[kept.Length - 1] += "," + sheet.Text(i);
        row[^2] = sheet.Line.ToString(CultureInfo.InvariantCulture);
        row[^1] = string.Join(
            " ",
            errors.Select(error => error.Column.Length == 0 ? error.Sentence : $"{error.Column}: {error.Sentence}")
        );
        writer.Write(row);
        Count++;
    }

    /// <summary>Writes what is still in memory and closes the file.</summary>
    public void Dispose() => writer.Dispose();

    /// <summary>Writes what is still in memory and closes the file.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();
}

using System.Text;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>
/// Reads a table from a CSV file or an Excel workbook, one row at a time, in little memory. Opening reads the bytes once for the hash and the
/// encoding (UTF-8 when they are valid UTF-8, otherwise Windows-1252); the rows are read in a second pass. Blank rows are passed over.
/// </summary>
public sealed class SheetReader : IDisposable
{
    readonly Stream stream;
    readonly bool leaveOpen;
    readonly SheetLimits limits;
    readonly FileScan scan;
    readonly RowSource rows;
    byte[][] headerUtf8 = [];

    SheetReader(Stream stream, SheetLimits limits, bool leaveOpen)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("The file is read twice, so its stream must be able to seek.", nameof(stream));
        this.stream = stream;
        this.leaveOpen = leaveOpen;
        this.limits = limits;
        scan = FileScan.Of(stream, limits);
        rows = scan.Format == SheetFormat.Xlsx ? XlsxSource.Open(stream, limits) : new CsvSource(stream, scan.Encoding);
        try
        {
            Header = ReadHeader();
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file on disk.</summary>
    /// <exception cref="SheetProblem">The file is empty, too large, not a table, or has no header.</exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static SheetReader Open(string path, SheetLimits? limits = null)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            bufferSize: 0,
            FileOptions.SequentialScan
        );
        try
        {
            return new(file, limits ?? SheetLimits.Default, leaveOpen: false);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file from a stream that can seek (an upload, an attachment), from its first byte. A stream that is refused stays open.</summary>
    /// <exception cref="SheetProblem">The file is empty, too large, not a table, or has no header.</exception>
    public static SheetReader Open(Stream stream, SheetLimits? limits = null, bool leaveOpen = false) =>
        new(stream, limits ?? SheetLimits.Default, leaveOpen);

    /// <summary>What kind of file it is.</summary>
    public SheetFormat Format => scan.Format;

    /// <summary>SHA-256 of all the file's bytes, in lower-case hexadecimal: the same file is known by it when it comes again.</summary>
    public string Sha256 => scan.Sha256;

    /// <summary>Bytes in the file.</summary>
    public long TotalBytes => scan.Length;

    /// <summary>Bytes used up so far, out of <see cref="TotalBytes"/>; it runs a little ahead of the current row.</summary>
    public long BytesRead => Math.Min(rows.BytesRead, TotalBytes);

    /// <summary>The column names as the file spells them, without the nameless ones at the end.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line (CSV) or row (Excel) where the current row starts, counted from 1 with the header.</summary>
    public int Line => rows.Line;

    /// <summary>How many cells the current row has, which may differ from the header.</summary>
    public int Count => rows.Count;

    /// <summary>Rows read so far, without the header and blank rows.</summary>
    public int RowsRead { get; private set; }

    /// <summary>What is wrong with the current row as a row (too few or too many cells, quotation marks), or null.</summary>
    public string? RowFault { get; private set; }

    /// <summary>A cell of the current row as UTF-8, exactly as written; empty past the end of the row. Valid until the next read.</summary>
    public ReadOnlySpan<byte> Utf8(int cell) => rows.Utf8(cell);

    /// <summary>A cell of the current row exactly as written; empty past the end of the row.</summary>
    public string Text(int cell) => Encoding.UTF8.GetString(rows.Utf8(cell));

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    /// <exception cref="SheetProblem">There is no row under the header, or the rest of the file cannot be read.</exception>
    public bool Read()
    {
        while (rows.Read())
        {
            if (Accept())
                return true;
        }
        return End();
    }

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    /// <exception cref="SheetProblem">There is no row under the header, or the rest of the file cannot be read.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (await rows.ReadAsync(cancellationToken))
        {
            if (Accept())
                return true;
        }
        return End();
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        rows.Dispose();
        if (!leaveOpen)
            stream.Dispose();
    }

    string[] ReadHeader()
    {
        do
        {
            if (!rows.Read())
                throw new SheetProblem("The file is empty. Choose a file with column names in its first line.");
            CheckLengths();
        } while (IsBlank());

        var width = rows.Count;
        while (width > 0 && Cells.IsBlank(rows.Utf8(width - 1)))
            width--;
        if (width > limits.Columns)
            throw new SheetProblem(
                Invariant(
                    $"The file has {width} columns, and {limits.Columns} is the most Wardmote reads. Take out the columns that are not needed."
                ),
                Line
            );
        headerUtf8 = new byte[width][];
        for (var i = 0; i < width; i++)
            headerUtf8[i] = rows.Utf8(i).ToArray();
        return Array.ConvertAll(headerUtf8, name => Encoding.UTF8.GetString(name).Trim());
    }

    bool Accept()
    {
        CheckLengths();
        if (IsBlank())
            return false;
        RowFault =
            rows.Fault ?? CountFault() ?? (RepeatsHeader() ? "This line repeats the column names. Take it out." : null);
        if (++RowsRead > limits.Rows)
            throw new SheetProblem(
                Invariant($"The file has more than {limits.Rows} rows. Split it into smaller files."),
                Line
            );
        return true;
    }

    bool End() =>
        RowsRead > 0
            ? false
            : throw new SheetProblem(
                "The file has column names and no rows under them. Add the rows, or choose another file."
            );

    bool IsBlank()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (!Cells.IsBlank(rows.Utf8(i)))
                return false;
        }
        return true;
    }

    void CheckLengths()
    {
        if (rows.Bytes <= limits.CellCharacters)
            return;
        for (var i = 0; i < rows.Count; i++)
        {
            var cell = rows.Utf8(i);
            if (cell.Length > limits.CellCharacters && Encoding.UTF8.GetCharCount(cell) > limits.CellCharacters)
                throw new SheetProblem(
                    Invariant(
                        $"Line {Line}: a cell is longer than {limits.CellCharacters} characters. Shorten it, or look for a quotation mark that nothing closes."
                    ),
                    Line
                );
        }
    }

    string? CountFault()
    {
        var wanted = Header.Count;
        var found = rows.Count;
        if (found < wanted && !rows.LeavesOutEmptyCells)
            return Invariant(
                $"This line has {Cells.Of(found)} and the header has {wanted}. Look for a missing separator or a line break inside a cell."
            );
        while (found > wanted && Cells.IsBlank(rows.Utf8(found - 1)))
            found--;
        if (found <= wanted)
            return null;
        var advice =
            Format == SheetFormat.Csv
                ? "Put quotation marks round a cell that holds the separator."
                : "Empty the extra cells, or give their columns names.";
        return Invariant($"This line has {Cells.Of(found)} and the header has {wanted}. {advice}");
    }

    bool RepeatsHeader()
    {
        for (var i = 0; i < headerUtf8.Length; i++)
        {
            if (!rows.Utf8(i).SequenceEqual(headerUtf8[i]))
                return false;
        }
        return true;
    }
}

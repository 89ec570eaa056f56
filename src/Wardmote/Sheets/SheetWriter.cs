using CsvHelper;

namespace Wardmote.Sheets;

/// <summary>Who will open a CSV file.</summary>
public enum CsvFor
{
    /// <summary>Programs: UTF-8 without a mark, every value exactly as it is.</summary>
    Programs,

    /// <summary>Excel and its kin: UTF-8 with a byte order mark, every cell quoted, and an apostrophe before what might run as a formula. Wardmote's own reader takes it off again.</summary>
    Spreadsheets,
}

/// <summary>Writes a CSV file (RFC 4180, comma, CR LF) row by row.</summary>
public sealed class SheetWriter : IDisposable, IAsyncDisposable
{
    readonly CsvWriter csv;
    readonly bool guarded;

    /// <summary>Starts a file with its header.</summary>
    /// <param name="stream">Where it goes; closed with the writer unless <paramref name="leaveOpen"/>.</param>
    /// <param name="reader">Who will open it.</param>
    /// <param name="header">The column names; every row has as many cells.</param>
    /// <param name="leaveOpen">Whether the stream outlives the writer.</param>
    public SheetWriter(Stream stream, CsvFor reader, ReadOnlySpan<string> header, bool leaveOpen = false)
    {
        guarded = reader == CsvFor.Spreadsheets;
        csv = CsvWriter.Create(
            stream,
            new CsvWriterOptions
            {
                WriteByteOrderMark = guarded,
                Quoting = guarded ? CsvQuoting.Always : CsvQuoting.WhenNeeded,
            },
            leaveOpen
        );
        Add(header);
        csv.EndRecord();
    }

    /// <summary>A whole file for spreadsheets, of a list that fits in memory.</summary>
    /// <param name="rows">Each with as many values as the header has names.</param>
    public static byte[] ForSpreadsheets(string[] header, IEnumerable<string?[]> rows)
    {
        using var file = new MemoryStream();
        using (var writer = new SheetWriter(file, CsvFor.Spreadsheets, header, leaveOpen: true))
            foreach (var row in rows)
                writer.Write(row);
        return file.ToArray();
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">As many values as the header has names; null is an empty cell.</param>
    /// <exception cref="InvalidOperationException">The row has more or fewer cells than the header.</exception>
    public void Write(params ReadOnlySpan<string?> cells)
    {
        Add(cells);
        csv.EndRecord();
    }

    /// <summary>Writes a row, without blocking on the stream.</summary>
    /// <param name="cells">As many values as the header has names; null is an empty cell.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="InvalidOperationException">The row has more or fewer cells than the header.</exception>
    public ValueTask WriteAsync(IReadOnlyList<string?> cells, CancellationToken cancellationToken = default)
    {
        foreach (var cell in cells)
            Add(cell);
        return csv.EndRecordAsync(cancellationToken);
    }

    /// <summary>Writes what is still in memory and closes the file.</summary>
    public void Dispose() => csv.Dispose();

    /// <summary>Writes what is still in memory and closes the file.</summary>
    public ValueTask DisposeAsync() => csv.DisposeAsync();

    void Add(ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            Add(cell);
    }

    void Add(string? cell) => csv.WriteField(guarded && cell is not null ? SpreadsheetGuard.PutOn(cell) : cell);
}

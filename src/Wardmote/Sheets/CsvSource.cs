using System.Text;
using CsvHelper;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>Rows of a CSV file: RFC 4180 quoting, with the separator its header line uses.</summary>
internal sealed class CsvSource : RowSource
{
    const int BufferBytes = 256 * 1024;
    const int RowBytes = 4 << 20;

    readonly Stream stream;
    readonly CsvReader csv;
    CsvMalformedReason? malformed;

    internal CsvSource(Stream stream, Encoding encoding)
    {
        this.stream = stream;
        csv = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = SeparatorOf(stream),
                Encoding = encoding is UTF8Encoding ? null : encoding,
                HasHeader = false,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = record => malformed = record.Reason,
                MaxRecordSize = RowBytes,
                BufferSize = BufferBytes,
            },
            leaveOpen: true
        );
    }

    internal override int Line => (int)csv.LineNumber;

    internal override int Count => csv.FieldCount;

    internal override int Bytes => csv.RawRecord.Length;

    internal override bool LeavesOutEmptyCells => false;

    // A stray quote inside a cell (5" nails) is text; text after a closing quote is a sign of a shifted row.
    internal override string? Fault =>
        malformed == CsvMalformedReason.TextAfterClosingQuote
            ? "A quotation mark is out of place. Put quotation marks round the whole cell and double any inside it."
            : null;

    internal override long BytesRead => stream.Position;

    internal override ReadOnlySpan<byte> Utf8(int cell) => csv.GetSpan(cell);

    internal override bool Read()
    {
        malformed = null;
        try
        {
            return Checked(csv.Read());
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
    }

    internal override async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        malformed = null;
        try
        {
            return Checked(await csv.ReadAsync(cancellationToken));
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
    }

    public override void Dispose() => csv.Dispose();

    bool Checked(bool found) =>
        malformed == CsvMalformedReason.UnterminatedQuote
            ? throw new SheetProblem(
                Invariant(
                    $"Line {Line}: a quotation mark opens a cell here and nothing closes it. Close it, or take it out."
                ),
                Line
            )
            : found;

    static SheetProblem TooLong(CsvFormatException e) =>
        new(
            Invariant(
                $"Line {e.LineNumber}: the row that starts here is longer than {RowBytes >> 20} MB. Look for a quotation mark that nothing closes."
            ),
            (int)e.LineNumber,
            e
        );

    /// <summary>The separator that the first line uses most, outside quotation marks; null when the line is Excel's own hint (sep=;), which the reader obeys.</summary>
    static char? SeparatorOf(Stream stream)
    {
        var start = new byte[64 * 1024];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var text = start.AsSpan(0, read);
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (text.StartsWith("sep="u8))
            return null;
        text = text.TrimStart("\r\n"u8);

        Span<int> counts = stackalloc int[3];
        var quoted = false;
        foreach (var b in text)
        {
            if (b == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (b is (byte)'\r' or (byte)'\n')
                break;
            if (",;\t"u8.IndexOf(b) is >= 0 and var which)
                counts[which]++;
        }
        if (counts[2] > counts[0] && counts[2] > counts[1])
            return '\t';
        return counts[1] > counts[0] ? ';' : ',';
    }
}

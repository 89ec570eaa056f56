using System.Globalization;
using System.Text;
using System.Xml;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>
/// Rows of the first visible sheet of an Excel workbook, as text: shared and inline texts as typed, numbers and dates as a person sees them,
/// TRUE and FALSE. A formula is its saved result.
/// </summary>
internal sealed class XlsxSource : RowSource
{
    readonly SheetLimits limits;
    readonly long fileBytes;
    readonly Workbook workbook;
    readonly PartReader part;
    readonly CellBuffer buffer;
    readonly ReadOnlyMemory<byte>[] cells;
    byte[] own = new byte[4096]; // the row's texts that are not shared
    int ownLength;
    int line;
    int count;
    int rowBytes;
    long allBytes;
    string? fault;

    XlsxSource(Workbook workbook, long fileBytes, SheetLimits limits)
    {
        this.workbook = workbook;
        this.fileBytes = fileBytes;
        this.limits = limits;
        buffer = new(limits.CellCharacters);
        cells = new ReadOnlyMemory<byte>[limits.Columns];
        part = workbook.OpenSheet();
        while (part.Read() && !part.Starts("sheetData"))
            continue;
    }

    /// <summary>Opens the workbook in the stream.</summary>
    /// <exception cref="SheetProblem">It is damaged, not a workbook, or larger than the limits.</exception>
    internal static XlsxSource Open(Stream stream, SheetLimits limits)
    {
        try
        {
            return new(new(stream, limits), stream.Length, limits);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e, line: null);
        }
    }

    internal override int Line => line;

    internal override int Count => count;

    internal override int Bytes => rowBytes;

    internal override bool LeavesOutEmptyCells => true;

    internal override string? Fault => fault;

    internal override long BytesRead => (long)(fileBytes * part.Progress);

    internal override ReadOnlySpan<byte> Utf8(int cell) => cell < count ? cells[cell].Span : default;

    internal override bool Read()
    {
        try
        {
            while (part.Read() && !part.Ends("sheetData"))
            {
                if (!part.Starts("row"))
                    continue;
                ReadRow();
                return true;
            }
            return false;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(e, line);
        }
    }

    public override void Dispose()
    {
        part.Dispose();
        workbook.Dispose();
    }

    void ReadRow()
    {
        line =
            int.TryParse(part.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > line
                ? number
                : line + 1;
        fault = null;
        cells.AsSpan(0, count).Clear();
        count = ownLength = rowBytes = 0;
        var next = 0;
        while (part.Read() && !part.Ends("row"))
        {
            if (!part.Starts("c"))
                continue;
            var place = PlaceOf(part.Attribute("r")) ?? next;
            next = place + 1;
            ReadCell(place, part.Attribute("t"), part.Attribute("s"));
        }
    }

    void ReadCell(int place, string? type, string? style)
    {
        buffer.Clear();
        bool wanted = false,
            phonetic = false,
            hasFormula = false;
        while (part.Read() && !part.Ends("c"))
        {
            if (part.IsText)
            {
                if (wanted && !phonetic)
                    part.AppendTo(buffer);
            }
            else if (part.Starts("v") || part.Starts("t"))
                wanted = true;
            else if (part.Ends("v") || part.Ends("t"))
                wanted = false;
            else if (part.Starts("rPh") || part.Ends("rPh"))
                phonetic = part.Starts("rPh");
            else if (part.Starts("f"))
                hasFormula = true;
        }
        if (buffer.Text.IsEmpty)
        {
            if (hasFormula && type != "str")
                fault ??=
                    $"Cell {NameOf(place)}{LineName} holds a formula without a saved result. Open the file in Excel and save it again.";
            return;
        }
        Put(place, ValueOf(place, type, style));
    }

    ReadOnlyMemory<byte> ValueOf(int place, string? type, string? style)
    {
        switch (type)
        {
            case "s":
                return
                    int.TryParse(buffer.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    && number < workbook.Texts.Count
                    ? workbook.Texts[number]
                    : throw new InvalidDataException("A cell refers to a text that is not there.");
            case "str" or "inlineStr":
                buffer.Unescape();
                return Own(buffer.Text);
            case "b":
                return Own(buffer.Text is "1" or "true" ? "TRUE" : "FALSE");
            case "e":
                fault ??= $"Cell {NameOf(place)}{LineName} shows an error. Correct its formula.";
                return Own(buffer.Text);
            case "d":
                return Own(
                    buffer.Text.EndsWith("T00:00:00", StringComparison.Ordinal) ? buffer.Text[..^9] : buffer.Text
                );
            default:
                var format = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    ? workbook.Formats[index]
                    : default;
                return Own(CellNumber.TextOf(buffer.Text, format, workbook.From1904));
        }
    }

    ReadOnlyMemory<byte> Own(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (own.Length - ownLength < most)
        {
            own = new byte[Math.Max(own.Length * 2, most)]; // cells already read keep the old array
            ownLength = 0;
        }
        var written = Encoding.UTF8.GetBytes(text, own.AsSpan(ownLength));
        ownLength += written;
        return own.AsMemory(ownLength - written, written);
    }

    void Put(int place, ReadOnlyMemory<byte> value)
    {
        if (value.IsEmpty)
            return;
        if (place >= limits.Columns)
            throw new SheetProblem(
                Invariant(
                    $"Row {line} has more than {limits.Columns} columns. Take out the columns that are not needed."
                ),
                line
            );
        allBytes += value.Length;
        if (allBytes > limits.UnpackedBytes)
            throw new SheetProblem(
                "The workbook unpacks to far more than its size. Save the sheet as “CSV UTF-8” and choose that file.",
                line
            );
        rowBytes += value.Length;
        cells[place] = value;
        count = Math.Max(count, place + 1);
    }

    string LineName => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>The column of a cell's name (“AB12”), from 0; null when it has no name.</summary>
    static int? PlaceOf(string? name)
    {
        var place = 0;
        foreach (var letter in name.AsSpan())
        {
            if (!char.IsAsciiLetter(letter))
                break;
            place = Math.Min((place * 26) + (letter | 0x20) - 'a' + 1, ushort.MaxValue);
        }
        return place > 0 ? place - 1 : null;
    }

    static string NameOf(int place) => (place < 26 ? "" : NameOf((place / 26) - 1)) + (char)('A' + (place % 26));

    /// <summary>What a damaged or hostile workbook makes the readers underneath throw.</summary>
    static bool IsDamage(Exception e) =>
        e
            is InvalidDataException
                or XmlException
                or EndOfStreamException
                or NotSupportedException
                or ArgumentException
                or OverflowException;

    static SheetProblem Damaged(Exception e, int? line) =>
        new(
            "The workbook is damaged and cannot be read. Open it in Excel, save it again as .xlsx or as “CSV UTF-8”, and choose that file.",
            line,
            e
        );
}

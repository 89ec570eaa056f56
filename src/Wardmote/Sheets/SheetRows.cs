using NodaTime;

namespace Wardmote.Sheets;

/// <summary>
/// The rows of a file, read by column. Each cell is read as what it should be; a cell that is something else adds to <see cref="Errors"/> and
/// reads as empty. A row that is faulty as a row (too few cells) has that one error and reads as empty throughout.
/// </summary>
public sealed class SheetRows
{
    readonly SheetReader sheet;
    readonly int[] cells;
    readonly List<RowError> errors = [];

    internal SheetRows(SheetReader sheet, int[] cells, IReadOnlyList<string> unknownColumns)
    {
        this.sheet = sheet;
        this.cells = cells;
        UnknownColumns = unknownColumns;
    }

    /// <summary>The file's columns that the import does not know and leaves unread.</summary>
    public IReadOnlyList<string> UnknownColumns { get; }

    /// <summary>What is wrong with the current row so far. The list is emptied by the next read: copy what is kept.</summary>
    public IReadOnlyList<RowError> Errors => errors;

    /// <summary>The line (CSV) or row (Excel) where the current row starts, counted from 1 with the header.</summary>
    public int Line => sheet.Line;

    /// <summary>Whether the file has this column.</summary>
    public bool Has(Column column) => cells[column.Place] >= 0;

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    /// <exception cref="SheetProblem">There is no row under the header, or the rest of the file cannot be read.</exception>
    public bool Read() => sheet.Read() && Begin();

    /// <summary>Moves to the next row; false at the end of the file.</summary>
    /// <exception cref="SheetProblem">There is no row under the header, or the rest of the file cannot be read.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken = default) =>
        await sheet.ReadAsync(cancellationToken) && Begin();

    /// <summary>Adds an error of the caller's own about a cell of the current row.</summary>
    public void Refuse(Column column, string sentence) => errors.Add(new(Line, NameOf(column), sentence));

    /// <summary>Adds an error of the caller's own about the current row as a whole.</summary>
    public void Refuse(string sentence) => errors.Add(new(Line, "", sentence));

    /// <summary>The cell as text: trimmed, composed (NFC), at most <paramref name="most"/> UTF-16 code units, without control characters. Empty when blank or faulty.</summary>
    /// <param name="column">The column.</param>
    /// <param name="most">The most UTF-16 code units.</param>
    /// <param name="needed">Whether a blank cell is an error.</param>
    /// <param name="lines">Whether line breaks are allowed; they read as LF.</param>
    public string Text(Column column, int most, bool needed = false, bool lines = false)
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return "";
        if (CellText.TryRead(cell, most, lines, out var text, out var fault))
            return text;
        Refuse(column, fault);
        return "";
    }

    /// <summary>The cell as <see cref="Text"/> gives it, in UTF-8, for callers that need no string. Valid until the next read.</summary>
    public ReadOnlySpan<byte> Utf8(Column column, int most, bool needed = false, bool lines = false)
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return default;
        if (CellText.TryRead(ref cell, most, lines, out var fault))
            return cell;
        Refuse(column, fault);
        return default;
    }

    /// <summary>The cell as a date: 2026-06-30, 30/06/2026 or 30 June 2026. Null when blank or faulty.</summary>
    public LocalDate? Date(Column column, bool needed = false)
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return null;
        if (CellDate.TryRead(cell, out var date))
            return date;
        Refuse(column, CellDate.Sentence);
        return null;
    }

    /// <summary>The cell as yes or no (also y, n, true, false, 1, 0). Null when blank or faulty.</summary>
    public bool? YesNo(Column column, bool needed = false)
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return null;
        if (YesOrNo.TryFind(cell, out var answer))
            return answer;
        Refuse(column, "Write yes or no.");
        return null;
    }

    /// <summary>The cell as one e-mail address, as written. Empty when blank or faulty.</summary>
    public string Email(Column column, bool needed = false)
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return "";
        if (
            CellText.TryRead(cell, CellEmail.MostLetters, lines: false, out var address, out _)
            && CellEmail.IsAddress(address)
        )
            return address;
        Refuse(column, CellEmail.Sentence);
        return "";
    }

    /// <summary>The cell as one of the words that <paramref name="choices"/> knows. Null when blank or faulty.</summary>
    public T? OneOf<T>(Column column, Choices<T> choices, bool needed = false)
        where T : struct
    {
        var cell = Cell(column, needed);
        if (cell.IsEmpty)
            return null;
        if (choices.TryFind(cell, out var value))
            return value;
        Refuse(column, choices.Sentence);
        return null;
    }

    static readonly Choices<bool> YesOrNo = new(
        ("yes", true),
        ("no", false),
        ("y", true),
        ("n", false),
        ("true", true),
        ("false", false),
        ("1", true),
        ("0", false)
    );

    bool Begin()
    {
        errors.Clear();
        if (sheet.RowFault is { } fault)
            Refuse(fault);
        return true;
    }

    ReadOnlySpan<byte> Cell(Column column, bool needed)
    {
        if (sheet.RowFault is not null)
            return default;
        var place = cells[column.Place];
        var cell = place < 0 ? default : Cells.Trim(sheet.Utf8(place));
        if (cell.IsEmpty && needed)
            Refuse(column, "Fill this in.");
        return cell;
    }

    string NameOf(Column column) => Has(column) ? sheet.Header[cells[column.Place]] : column.Name;
}

using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>What is wrong with one cell, or with one line when <paramref name="Column"/> is empty. It never quotes the cell: a report of errors may travel further than the file.</summary>
/// <param name="Line">The line of a CSV file or the row of a workbook, counted from 1 with the header: what an editor or Excel shows.</param>
/// <param name="Column">The column's name as the file spells it; empty when the whole line is meant.</param>
/// <param name="Sentence">What to do about it.</param>
public readonly record struct RowError(int Line, string Column, string Sentence)
{
    /// <summary>The error as one line of a report.</summary>
    public override string ToString() =>
        Column.Length == 0 ? Invariant($"Line {Line}: {Sentence}") : Invariant($"Line {Line}, {Column}: {Sentence}");
}

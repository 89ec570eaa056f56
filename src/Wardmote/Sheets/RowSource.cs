namespace Wardmote.Sheets;

/// <summary>Rows of cells one at a time, whatever file they come from. Cells are UTF-8 and stay readable until the next row is read.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>The line (CSV) or row (Excel) where the current row starts, from 1.</summary>
    internal abstract int Line { get; }

    /// <summary>How many cells the current row has.</summary>
    internal abstract int Count { get; }

    /// <summary>How many bytes the current row takes, so that no cell can be longer.</summary>
    internal abstract int Bytes { get; }

    /// <summary>Whether a row may stop before the last column: workbooks leave out the empty cells at the end.</summary>
    internal abstract bool LeavesOutEmptyCells { get; }

    /// <summary>What is wrong with how the current row is written, or null.</summary>
    internal virtual string? Fault => null;

    /// <summary>Bytes of the file used up so far, for a progress bar.</summary>
    internal abstract long BytesRead { get; }

    /// <summary>A cell of the current row as UTF-8; empty past the end of the row.</summary>
    internal abstract ReadOnlySpan<byte> Utf8(int cell);

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="SheetProblem">The rest of the file cannot be read.</exception>
    internal abstract bool Read();

    /// <summary>Moves to the next row without blocking on the file where the format allows it; false at the end.</summary>
    /// <exception cref="SheetProblem">The rest of the file cannot be read.</exception>
    internal virtual ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read());
    }

    public abstract void Dispose();
}

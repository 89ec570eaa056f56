using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>Small questions asked of cells as UTF-8, before any string is made of them.</summary>
internal static class Cells
{
    /// <summary>The cell without spaces and tabs of ASCII at either end.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        while (cell.Length > 0 && cell[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            cell = cell[1..];
        while (cell.Length > 0 && cell[^1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            cell = cell[..^1];
        return cell;
    }

    /// <summary>Whether there is nothing in the cell but spaces.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> cell) => Trim(cell).IsEmpty;

    /// <summary>“1 cell”, “20 cells”.</summary>
    internal static string Of(int count) => Invariant($"{count} {(count == 1 ? "cell" : "cells")}");
}

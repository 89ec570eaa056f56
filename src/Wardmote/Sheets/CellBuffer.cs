using System.Globalization;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>The text of the cell being read, in memory that is used again for the next one.</summary>
/// <param name="most">The most UTF-16 code units.</param>
internal sealed class CellBuffer(int most)
{
    const int ChunkLetters = 1024;

    char[] letters = new char[ChunkLetters];
    int length;

    /// <summary>What has been collected.</summary>
    internal ReadOnlySpan<char> Text => letters.AsSpan(0, length);

    /// <summary>Starts the next cell.</summary>
    internal void Clear() => length = 0;

    /// <summary>Where the next letters can be written.</summary>
    internal ArraySegment<char> Room()
    {
        if (letters.Length - length < ChunkLetters)
            Array.Resize(ref letters, letters.Length * 2);
        return new(letters, length, ChunkLetters);
    }

    /// <summary>Counts letters written to <see cref="Room"/>.</summary>
    /// <exception cref="SheetProblem">There are more than the most.</exception>
    internal void Advance(int written)
    {
        length += written;
        if (length > most)
            throw new SheetProblem(Invariant($"A cell of the workbook is longer than {most} characters. Shorten it."));
    }

    /// <summary>Replaces the _xHHHH_ by which workbooks write control characters (ECMA-376 part 1, 22.9.2.19). Halves of surrogate pairs stay as written.</summary>
    internal void Unescape()
    {
        if (!Text.Contains("_x", StringComparison.Ordinal))
            return;
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            var isEscape =
                letters[i] == '_'
                && i + 6 < length
                && letters[i + 1] == 'x'
                && letters[i + 6] == '_'
                && ushort.TryParse(
                    letters.AsSpan(i + 2, 4),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var code
                )
                && !char.IsSurrogate((char)code)
                && (letters[i] = (char)code) == code;
            letters[kept++] = letters[i];
            if (isEscape)
                i += 6;
        }
        length = kept;
    }
}

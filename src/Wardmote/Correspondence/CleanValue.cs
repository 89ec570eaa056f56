using System.Globalization;
using System.Text;

namespace Wardmote.Correspondence;

/// <summary>
/// A value as letters show it: what was typed, without the characters nobody types on purpose. Those could end a
/// header, turn the direction of the text round it, pass for <see cref="Letter.LinkPlace"/>, or not be kept at all.
/// </summary>
internal static class CleanValue
{
    /// <summary>Trimmed, lines ended by \n; empty when there is nothing.</summary>
    public static string Of(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            return "";
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value == '\n')
                text.Append('\n');
            else if (rune.Value == '\t')
                text.Append(' ');
            else if (!IsHidden(rune))
                text.Append(rune.ToString());
        return text.ToString().Trim();
    }

    /// <summary>In one line, cut to so many UTF-16 units between whole characters.</summary>
    public static string Line(string? value, int most)
    {
        var line = Of(value).ReplaceLineEndings(" ");
        if (line.Length <= most)
            return line;
        var end = 0;
        foreach (var character in StringInfo.ParseCombiningCharacters(line).TakeWhile(start => start < most))
            end = character;
        return line[..end] + "…";
    }

    // A lone surrogate is enumerated as U+FFFD, so it is replaced. The separators and marks of direction that change
    // what surrounds them go; joiners stay, because scripts and emoji need them.
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF;
}

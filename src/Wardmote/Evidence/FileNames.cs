using System.Globalization;
using System.Text;

namespace Wardmote.Evidence;

/// <summary>File names as people give them, made safe to show, to store and to offer.</summary>
public static class FileNames
{
    /// <summary>
    /// The last part of a path, without control, direction-changing or path characters, at most 120 characters, its
    /// extension kept. "file" when nothing is left.
    /// </summary>
    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var text = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator)
                continue;
            if (category is UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate)
                continue;
            text.Append("<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal) ? "-" : rune.ToString());
        }
        var safe = text.ToString().Trim(' ', '.');
        if (safe.Length > 120)
        {
            var extension = Path.GetExtension(safe) is { Length: <= 10 } e ? e : "";
            var cut = 120 - extension.Length;
            // Never half a character.
            safe = safe[..(char.IsLowSurrogate(safe[cut]) ? cut - 1 : cut)].TrimEnd() + extension;
        }
        return safe.Length == 0 ? "file" : safe;
    }
}

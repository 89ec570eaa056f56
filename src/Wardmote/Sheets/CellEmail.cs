using System.Globalization;

namespace Wardmote.Sheets;

/// <summary>
/// The shape of one e-mail address, in the plain form people have: no display name, no quoted local part, no comments. Whether anyone reads it is
/// for a confirmation to find out. Lengths are those of RFC 5321, 4.5.3.1.
/// </summary>
public static class CellEmail
{
    /// <summary>The longest address, in characters.</summary>
    public const int MostLetters = 254;

    const int MostLocalLetters = 64;
    const int MostLabelLetters = 63;

    /// <summary>What to tell someone whose address is not one.</summary>
    public const string Sentence = "Write one e-mail address, such as name@example.org.";

    /// <summary>Whether the text is shaped like one address; letters beyond ASCII are allowed on both sides.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at > MostLocalLetters || text.Length > MostLetters || at != text.LastIndexOf('@'))
            return false;
        var local = text.AsSpan(0, at);
        return IsDotted(local, IsLocalLetter) && IsDomain(text.AsSpan(at + 1));
    }

    static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (!domain.Contains('.') || !IsDotted(domain, IsDomainLetter))
            return false;
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length > MostLabelLetters || label[0] == '-' || label[^1] == '-')
                return false;
        }
        return true;
    }

    static bool IsDotted(ReadOnlySpan<char> text, Func<char, bool> isLetter)
    {
        if (text[0] == '.' || text[^1] == '.' || text.Contains("..", StringComparison.Ordinal))
            return false;
        foreach (var letter in text)
        {
            if (letter != '.' && !isLetter(letter))
                return false;
        }
        return true;
    }

    static bool IsLocalLetter(char letter) =>
        char.IsAscii(letter)
            ? char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal)
            : IsLetterOrMark(letter);

    static bool IsDomainLetter(char letter) =>
        char.IsAscii(letter) ? char.IsAsciiLetterOrDigit(letter) || letter == '-' : IsLetterOrMark(letter);

    static bool IsLetterOrMark(char letter) =>
        char.IsLetterOrDigit(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

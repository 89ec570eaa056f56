using System.Globalization;
using System.Text;

namespace Wardmote.Store;

/// <summary>
/// Comparison keys, computed here so that both databases answer alike. Two values with the same key are treated as the
/// same when something is looked for; a key never identifies a person by itself.
/// </summary>
public static class Keys
{
    /// <summary>An e-mail address: trimmed, composed, lower case. Null when there is none.</summary>
    public static string? Email(string? email) =>
        string.IsNullOrWhiteSpace(email) ? null : email.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>
    /// A name: lower case letters and digits without diacritics, one space between words. "Siân O'Brien" is
    /// "sian obrien". Null when nothing is left.
    /// </summary>
    public static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var decomposed = name.Normalize(NormalizationForm.FormD);
        Span<char> key = decomposed.Length <= 256 ? stackalloc char[256] : new char[decomposed.Length];
        var length = 0;
        foreach (var c in decomposed)
        {
            if (
                c is '\'' or '’' or '‘' or 'ʼ'
                || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
            )
                continue;
            if (char.IsLetterOrDigit(c))
                key[length++] = char.ToLowerInvariant(Plain(c));
            else if (length > 0 && key[length - 1] != ' ')
                key[length++] = ' ';
        }
        key = key[..length].TrimEnd(' ');
        return key.IsEmpty ? null : key.ToString();
    }

    /// <summary>A UK telephone number: digits only, in the national form that starts with 0. Null without digits.</summary>
    public static string? Phone(string? phone)
    {
        Span<char> digits = phone is null or { Length: <= 64 } ? stackalloc char[64] : new char[phone.Length];
        var length = 0;
        foreach (var c in phone.AsSpan())
        {
            if (char.IsAsciiDigit(c))
                digits[length++] = c;
        }
        digits = digits[..length];
        return digits switch
        {
            [] => null,
            ['0', '0', '4', '4', .. var national] => $"0{national}",
            ['4', '4', .. var national] when length > 10 => $"0{national}",
            _ => digits.ToString(),
        };
    }

    /// <summary>A postcode: capitals and digits, no space. Null when nothing is left.</summary>
    public static string? Postcode(string? postcode)
    {
        var key = string.Concat((postcode ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return key.Length == 0 ? null : key;
    }

    // Letters that carry a stroke rather than a mark, and so do not decompose.
    private static char Plain(char c) =>
        c switch
        {
            'ł' or 'Ł' => 'l',
            'ø' or 'Ø' => 'o',
            'đ' or 'Đ' or 'ð' or 'Ð' => 'd',
            _ => c,
        };
}

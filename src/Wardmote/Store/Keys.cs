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
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (
                c is '\'' or '’' or '‘' or 'ʼ'
                || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark
            )
                continue;
            if (char.IsLetterOrDigit(c))
                text.Append(char.ToLowerInvariant(Plain(c)));
            else if (text.Length > 0 && text[^1] != ' ')
                text.Append(' ');
        }
        var key = text.ToString().TrimEnd();
        return key.Length == 0 ? null : key;
    }

    /// <summary>A UK telephone number: digits only, in the national form that starts with 0. Null without digits.</summary>
    public static string? Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("0044", StringComparison.Ordinal))
            digits = "0" + digits[4..];
        else if (digits.StartsWith("44", StringComparison.Ordinal) && digits.Length > 10)
            digits = "0" + digits[2..];
        return digits.Length == 0 ? null : digits;
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

namespace Wardmote.Sheets;

/// <summary>
/// The apostrophe that keeps a spreadsheet from running a cell as a formula (CWE-1236). It goes before = + - @, their full-width forms and white
/// space that a program might skip to reach them; reading takes it off again, so that a file exported for a spreadsheet, corrected there and
/// imported is what it was. Text that has the apostrophe already gets a second one, which keeps the two ways exact opposites.
/// </summary>
internal static class SpreadsheetGuard
{
    /// <summary>The text with an apostrophe in front if a spreadsheet might run it.</summary>
    internal static string PutOn(string text) => IsDangerous(text) ? "'" + text : text;

    /// <summary>The text without the apostrophe that <see cref="PutOn"/> gave it.</summary>
    internal static string TakeOff(string text) =>
        text.Length > 1 && text[0] == '\'' && IsDangerous(text.AsSpan(1)) ? text[1..] : text;

    /// <summary>The same for printable ASCII.</summary>
    internal static ReadOnlySpan<byte> TakeOff(ReadOnlySpan<byte> plain) =>
        plain.Length > 1
        && plain[0] == (byte)'\''
        && plain.TrimStart("' "u8) is [(byte)'=' or (byte)'+' or (byte)'-' or (byte)'@', ..]
            ? plain[1..]
            : plain;

    static bool IsDangerous(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\'');
        if (text is ['\t' or '\r' or '\n' or '\0', ..] && !text.IsWhiteSpace())
            return true;
        while (text.Length > 0 && (text[0] == '\'' || char.IsWhiteSpace(text[0])))
            text = text[1..];
        return text is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using static System.FormattableString;

namespace Wardmote.Sheets;

/// <summary>
/// The rule for text from outside: trimmed, composed (NFC), no control characters, no halves of surrogate pairs, no line breaks unless they are
/// wanted. Letters of every script, emoji, combining and direction marks are text. A formula (=1+1) is text.
/// </summary>
public static class CellText
{
    const string ControlFault = "Take out the invisible control character: it is often pasted in with the text.";
    const string HalfFault = "Type this again: half of a character is missing.";
    const string LineFault = "Write this on one line.";

    /// <summary>Reads text from a cell or a form.</summary>
    /// <param name="raw">The text as it came.</param>
    /// <param name="most">The most UTF-16 code units it may have once composed.</param>
    /// <param name="lines">Whether line breaks are allowed; every kind becomes LF.</param>
    /// <param name="text">The text as it is kept; empty when faulty.</param>
    /// <param name="fault">A sentence about what is wrong.</param>
    public static bool TryRead(
        string raw,
        int most,
        bool lines,
        out string text,
        [NotNullWhen(false)] out string? fault
    )
    {
        text = "";
        var clean = SpreadsheetGuard.TakeOff(raw.Trim()).Trim();
        fault = FaultOf(clean, lines);
        if (fault is not null)
            return false;
        clean = Composed(clean);
        if (lines)
            clean = clean.ReplaceLineEndings("\n");
        if (clean.Length > most)
        {
            fault = TooLong(most);
            return false;
        }
        text = clean;
        return true;
    }

    /// <summary>Reads a trimmed cell; plain ASCII costs one string and nothing else.</summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> cell,
        int most,
        bool lines,
        out string text,
        [NotNullWhen(false)] out string? fault
    )
    {
        if (!IsPlain(cell))
            return TryRead(Encoding.UTF8.GetString(cell), most, lines, out text, out fault);
        fault = TryPlain(ref cell, most);
        text = fault is null ? Encoding.Latin1.GetString(cell) : "";
        return fault is null;
    }

    /// <summary>Reads a trimmed cell in place; only text that needs composing is copied.</summary>
    internal static bool TryRead(
        ref ReadOnlySpan<byte> cell,
        int most,
        bool lines,
        [NotNullWhen(false)] out string? fault
    )
    {
        if (IsPlain(cell))
        {
            fault = TryPlain(ref cell, most);
            return fault is null;
        }
        if (!TryRead(Encoding.UTF8.GetString(cell), most, lines, out var text, out fault))
            return false;
        cell = Encoding.UTF8.GetBytes(text);
        return true;
    }

    static bool IsPlain(ReadOnlySpan<byte> cell) => !cell.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E);

    static string? TryPlain(ref ReadOnlySpan<byte> cell, int most)
    {
        cell = Cells.Trim(SpreadsheetGuard.TakeOff(cell));
        return cell.Length > most ? TooLong(most) : null;
    }

    static string TooLong(int most) => Invariant($"Shorten this to {most} characters at most.");

    static string? FaultOf(string text, bool lines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029')
            {
                if (!lines)
                    return LineFault;
            }
            else if (char.IsControl(letter) || letter >= '\uFFFE')
            {
                return ControlFault;
            }
            else if (char.IsSurrogate(letter))
            {
                if (!char.IsHighSurrogate(letter) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                    return HalfFault;
                i++;
            }
        }
        return null;
    }

    // Everything below U+0300, where combining marks begin, is composed already.
    static string Composed(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF') ? text.Normalize() : text;
}

using System.Globalization;
using System.Text;
using Wardmote.Sheets;

namespace Wardmote.Correspondence;

/// <summary>
/// The values of headers. Whatever they are given, they give one header: text becomes ASCII without control characters,
/// folded where a line grows long, and an address that is none is refused.
/// </summary>
internal static class MimeHeader
{
    private const string Fold = "\r\n ";

    /// <summary>Unstructured text, as in a subject (RFC 5322 2.2.1, RFC 2047).</summary>
    /// <param name="used">How many characters of the first line the header's name takes.</param>
    public static string Text(string value, int used)
    {
        var line = CleanValue.Line(value, 1000);
        var isPlain = IsPlain(line) && line.Split(' ').All(word => word.Length is > 0 and < 60);
        return isPlain ? Folded(line, used) : Encoded(line, used);
    }

    /// <summary>The name of a person before their address (RFC 5322 3.2.5).</summary>
    public static string Phrase(string value, int used)
    {
        var line = CleanValue.Line(value, 1000);
        return IsPlain(line) && line.Length <= 60
            ? $"\"{line.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : Encoded(line, used);
    }

    /// <summary>An address as the wire wants it: the domain in its ASCII form (RFC 5890).</summary>
    /// <exception cref="FormatException">It is not one plain address.</exception>
    public static string Address(string address)
    {
        // A machine on its own network may have a name without a dot.
        if (!CellEmail.IsAddress(address) && !CellEmail.IsAddress(address + ".local"))
            throw new FormatException("This is not an address that mail can be sent to.");
        var at = address.LastIndexOf('@');
        try
        {
            return address[..at] + "@" + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException problem)
        {
            throw new FormatException("The part of the address after the @ is not the name of a mail server.", problem);
        }
    }

    /// <summary>A value of printable ASCII without spaces.</summary>
    /// <exception cref="FormatException">It holds something else.</exception>
    public static string Token(string value) =>
        value.Length > 0 && value.All(c => c is > ' ' and < '\x7F' and not ('<' or '>'))
            ? value
            : throw new FormatException("A message needs an identifier of plain characters.");

    // "=?" starts an encoded word: text that holds one is encoded, so that it is shown as typed.
    private static bool IsPlain(string line) =>
        line.All(c => c is >= ' ' and < '\x7F') && !line.Contains("=?", StringComparison.Ordinal);

    private static string Folded(string line, int used)
    {
        var text = new StringBuilder(line.Length + 8);
        foreach (var word in line.Split(' '))
        {
            var isFirst = text.Length == 0;
            if (!isFirst)
                text.Append(used + word.Length > 76 ? Fold : " ");
            used = !isFirst && used + word.Length > 76 ? 1 + word.Length : used + word.Length + 1;
            text.Append(word);
        }
        return text.ToString();
    }

    // Encoded words of at most 75 characters, each of whole characters (RFC 2047 2 and 5).
    private static string Encoded(string line, int used)
    {
        const int overhead = 12; // =?utf-8?B? and ?=
        var words = new List<string>();
        var pending = new MemoryStream();
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var count = rune.EncodeToUtf8(bytes);
            var room = ((words.Count == 0 ? 76 - used : 75) - overhead) / 4 * 3;
            if (pending.Length + count > room)
                Finish();
            pending.Write(bytes[..count]);
        }
        Finish();
        return string.Join(Fold, words);

        void Finish()
        {
            if (pending.Length > 0)
                words.Add($"=?utf-8?B?{Convert.ToBase64String(pending.ToArray())}?=");
            pending.SetLength(0);
        }
    }
}

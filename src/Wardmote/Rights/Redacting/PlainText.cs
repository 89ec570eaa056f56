using System.Text;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Reads the bytes of a text.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>By the byte order mark; else UTF-16 where every other byte is nothing; else UTF-8; else Windows-1252.</summary>
    /// <exception cref="Refused">It is no text.</exception>
    public static string Read(byte[] bytes)
    {
        var text = Decode(bytes).TrimStart('\uFEFF');
        return text.Contains('\0', StringComparison.Ordinal) ? throw NoText() : text;
    }

    /// <summary>By the name that a message or a page gives it; as <see cref="Read(byte[])"/> without a name.</summary>
    /// <exception cref="Refused">The encoding is none that we know.</exception>
    public static string Read(byte[] bytes, string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset) || charset.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return Read(bytes);
        return (Named(charset) ?? throw NoText()).GetString(bytes).TrimStart('\uFEFF');
    }

    private static string Decode(byte[] bytes)
    {
        switch (bytes)
        {
            case [0xFF, 0xFE, 0, 0, ..]:
                return new UTF32Encoding(bigEndian: false, byteOrderMark: true).GetString(bytes);
            case [0, 0, 0xFE, 0xFF, ..]:
                return new UTF32Encoding(bigEndian: true, byteOrderMark: true).GetString(bytes);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes);
        }
        if (bytes.Length % 2 == 0 && bytes.Contains((byte)0))
        {
            if (Nothing(bytes, 1) > bytes.Length / 4)
                return Encoding.Unicode.GetString(bytes);
            if (Nothing(bytes, 0) > bytes.Length / 4)
                return Encoding.BigEndianUnicode.GetString(bytes);
        }
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(bytes);
        }
    }

    private static int Nothing(byte[] bytes, int first)
    {
        var count = 0;
        for (var at = first; at < bytes.Length; at += 2)
            count += bytes[at] == 0 ? 1 : 0;
        return count;
    }

    private static Encoding? Named(string charset)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Refused NoText() =>
        new(
            "Its letters are written in a way Wardmote cannot read. Save it as a PDF or as plain text, or make the copy yourself."
        );
}

using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace Wardmote.Correspondence;

/// <summary>Who a message is from and for, beside what the letter itself says.</summary>
/// <param name="FromName">As people read it.</param>
/// <param name="From">The sender's address.</param>
/// <param name="ReplyTo">Where answers go when not to the sender; an address.</param>
internal sealed record Envelope(string FromName, string From, string? ReplyTo);

/// <summary>
/// A letter as a message: RFC 5322 with a text part and an HTML part (RFC 2045 to 2047). Every byte is ASCII unless an
/// address is not, every line ends with CR LF and none comes near the limit of 998. The same letter gives the same bytes.
/// The framework's own writer was tried and left: it writes line breaks as =0A and quotes in names unescaped.
/// </summary>
internal static class Mime
{
    private const string End = "\r\n";
    private static readonly InstantPattern Date = InstantPattern.Create(
        "ddd, dd MMM uuuu HH:mm:ss '+0000'",
        CultureInfo.InvariantCulture
    );

    /// <summary>Writes the message.</summary>
    /// <param name="text">The text part with its secrets in place.</param>
    /// <param name="html">The HTML part with its secrets in place.</param>
    public static byte[] Write(Letter letter, Envelope envelope, string text, string html)
    {
        // "=_" never occurs in quoted-printable text, so no part can hold the line between the parts.
        var boundary = $"=_{letter.Id:n}";
        var message = new StringBuilder(text.Length + html.Length * 2)
            .Append(CultureInfo.InvariantCulture, $"Date: {Date.Format(letter.WrittenAt)}{End}")
            .Append(CultureInfo.InvariantCulture, $"From: {Mailbox(envelope.FromName, envelope.From)}{End}")
            .Append(CultureInfo.InvariantCulture, $"To: {Mailbox(letter.ToName, letter.ToAddress)}{End}");
        if (envelope.ReplyTo is { } replies)
            message.Append(CultureInfo.InvariantCulture, $"Reply-To: {MimeHeader.Address(replies)}{End}");
        message
            .Append(
                CultureInfo.InvariantCulture,
                $"Subject: {MimeHeader.Text(letter.Subject, "Subject: ".Length)}{End}"
            )
            .Append(CultureInfo.InvariantCulture, $"Message-ID: <{MimeHeader.Token(letter.MessageId)}>{End}")
            .Append(CultureInfo.InvariantCulture, $"MIME-Version: 1.0{End}")
            // So that nobody's holiday notice answers (RFC 3834 5).
            .Append(CultureInfo.InvariantCulture, $"Auto-Submitted: auto-generated{End}")
            .Append(CultureInfo.InvariantCulture, $"Content-Language: en-GB{End}")
            .Append(
                CultureInfo.InvariantCulture,
                $"Content-Type: multipart/alternative; boundary=\"{boundary}\"{End}{End}"
            );
        Part(message, boundary, "text/plain", text);
        Part(message, boundary, "text/html", html);
        message.Append(CultureInfo.InvariantCulture, $"--{boundary}--{End}");
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    private static string Mailbox(string name, string address) =>
        $"{MimeHeader.Phrase(name, "From: ".Length)}{End} <{MimeHeader.Address(address)}>";

    private static void Part(StringBuilder message, string boundary, string type, string content)
    {
        message
            .Append(CultureInfo.InvariantCulture, $"--{boundary}{End}")
            .Append(CultureInfo.InvariantCulture, $"Content-Type: {type}; charset=utf-8{End}")
            .Append(CultureInfo.InvariantCulture, $"Content-Transfer-Encoding: quoted-printable{End}{End}");
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            QuotedPrintable(message, line);
            message.Append(End);
        }
    }

    // RFC 2045 6.7: at most 76 characters a line, soft breaks between characters, never inside one. A dot or "From " at
    // the start of a line is written out, because some relays touch those (RFC 2049 3).
    private static void QuotedPrintable(StringBuilder message, string line)
    {
        var column = 0;
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < line.Length; )
        {
            Rune.DecodeFromUtf16(line.AsSpan(i), out var rune, out var length);
            var isLast = i + length == line.Length;
            var isOpen = rune.Value is (>= 33 and <= 126 and not '=') || (rune.Value is ' ' or '\t' && !isLast);
            if (column == 0 && (rune.Value == '.' || line.AsSpan(i).StartsWith("From ", StringComparison.Ordinal)))
                isOpen = false;
            var count = rune.EncodeToUtf8(bytes);
            var width = isOpen ? 1 : 3 * count;
            if (column + width > 75)
            {
                message.Append('=').Append(End);
                column = 0;
                // What starts the new line may need writing out now.
                continue;
            }
            if (isOpen)
                message.Append((char)rune.Value);
            else
                foreach (var b in bytes[..count])
                    message.Append(CultureInfo.InvariantCulture, $"={b:X2}");
            column += width;
            i += length;
        }
    }
}

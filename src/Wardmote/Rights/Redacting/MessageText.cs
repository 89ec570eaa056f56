using System.Text;
using System.Text.RegularExpressions;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Reads what an e-mail (RFC 5322, MIME) says: the headers people read, its text, messages within it, and attachments that
/// are plain text. Every other attachment is named and left out.
/// </summary>
internal static partial class MessageText
{
    private const int Deepest = 8;
    private const int MostParts = 500;

    private static readonly string[] Told = ["From", "Reply-To", "To", "Cc", "Bcc", "Date", "Subject"];

    /// <exception cref="Refused">It has no headers, or a part is written in a way that cannot be read.</exception>
    public static string Read(byte[] bytes)
    {
        var said = new StringBuilder();
        var parts = 0;
        Message(Encoding.Latin1.GetString(bytes).ReplaceLineEndings("\n"), said, 0, ref parts);
        return BlankLines().Replace(said.ToString(), "\n\n").Trim();
    }

    private static void Message(string whole, StringBuilder said, int depth, ref int parts)
    {
        var part = Part.Of(whole);
        if (part.Headers.Count == 0)
            throw Unreadable();
        foreach (var name in Told)
        {
            foreach (var value in part.Headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                said.Append(name).Append(": ").Append(Words(value.Value)).Append('\n');
        }
        said.Append('\n');
        Body(part, said, depth, ref parts);
    }

    private static void Body(Part part, StringBuilder said, int depth, ref int parts)
    {
        if (depth > Deepest || ++parts > MostParts)
            throw Unreadable();
        var (type, parameters) = Parse(part.Header("Content-Type") ?? "text/plain");
        if (type.StartsWith("multipart/", StringComparison.Ordinal))
        {
            if (!parameters.TryGetValue("boundary", out var boundary) || boundary.Length == 0)
                throw Unreadable();
            var inside = Inside(part.Body, boundary);
            foreach (var one in type == "multipart/alternative" ? Plainest(inside) : inside)
                Body(one, said, depth + 1, ref parts);
        }
        else if (type == "message/rfc822")
        {
            said.Append("\n--- Message within ---\n");
            Message(Encoding.Latin1.GetString(Decoded(part)).ReplaceLineEndings("\n"), said, depth + 1, ref parts);
        }
        else if (type is "text/plain" or "text/html")
        {
            var text = PlainText.Read(Decoded(part), parameters.GetValueOrDefault("charset"));
            said.Append(type == "text/html" ? HtmlText.Read(text) : text.ReplaceLineEndings("\n")).Append("\n\n");
        }
        else
            said.Append("[attachment left out: ").Append(NameOf(part, parameters)).Append("]\n");
    }

    // Alternatives say the same: the plain one where there is one, else the last, which is the fullest (RFC 2046 5.1.4).
    private static IEnumerable<Part> Plainest(List<Part> alternatives)
    {
        var plain = alternatives.Find(p =>
            Parse(p.Header("Content-Type") ?? "text/plain").Type == "text/plain" && !string.IsNullOrWhiteSpace(p.Body)
        );
        return plain is not null ? [plain] : alternatives.TakeLast(1);
    }

    private static List<Part> Inside(string body, string boundary)
    {
        var parts = new List<Part>();
        StringBuilder? current = null;
        foreach (var line in body.Split('\n'))
        {
            var marker = line.TrimEnd();
            if (marker == $"--{boundary}" || marker == $"--{boundary}--")
            {
                if (current is not null)
                    parts.Add(Part.Of(current.ToString()));
                current = marker.Length == boundary.Length + 2 ? new() : null;
                if (current is null)
                    break;
            }
            else
                current?.Append(line).Append('\n');
        }
        if (current is not null)
            parts.Add(Part.Of(current.ToString()));
        return parts;
    }

    private static byte[] Decoded(Part part) =>
        (part.Header("Content-Transfer-Encoding") ?? "7bit").Trim().ToLowerInvariant() switch
        {
            "7bit" or "8bit" or "binary" => Encoding.Latin1.GetBytes(part.Body),
            "quoted-printable" => QuotedPrintable(SoftBreak().Replace(part.Body, "")),
            "base64" => Base64Of(part.Body),
            _ => throw Unreadable(),
        };

    private static byte[] Base64Of(string text)
    {
        var letters = string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/'));
        letters = letters[..(letters.Length - (letters.Length % 4 == 1 ? 1 : 0))];
        return Convert.FromBase64String(letters.PadRight((letters.Length + 3) / 4 * 4, '='));
    }

    private static byte[] QuotedPrintable(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (
                text[at] == '='
                && at + 2 < text.Length
                && char.IsAsciiHexDigit(text[at + 1])
                && char.IsAsciiHexDigit(text[at + 2])
            )
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else
                bytes.Add((byte)text[at]);
        }
        return [.. bytes];
    }

    // A header as a reader sees it: encoded words opened (RFC 2047), quoted pairs without their stroke.
    private static string Words(string header)
    {
        var joined = BetweenEncoded().Replace(header, "");
        var opened = Encoded()
            .Replace(
                joined,
                word =>
                {
                    var bytes = word.Groups["way"].Value is "b" or "B"
                        ? Base64Of(word.Groups["text"].Value)
                        : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' '));
                    return PlainText.Read(bytes, word.Groups["charset"].Value.Split('*')[0]);
                }
            );
        var eight =
            opened.Any(c => c is > '\x7f' and <= '\xff') && opened.All(c => c <= '\xff') && !Encoded().IsMatch(joined);
        var text = eight ? PlainText.Read(Encoding.Latin1.GetBytes(opened)) : opened;
        return QuotedPair().Replace(text, "${kept}");
    }

    private static string NameOf(Part part, Dictionary<string, string> parameters)
    {
        var disposition = Parse(part.Header("Content-Disposition") ?? "").Parameters;
        var name = disposition.GetValueOrDefault("filename") ?? parameters.GetValueOrDefault("name");
        return string.IsNullOrWhiteSpace(name) ? "no name" : Words(name);
    }

    private static (string Type, Dictionary<string, string> Parameters) Parse(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(header))
            parameters.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value.Trim('"'));
        return (header.Split(';')[0].Trim().ToLowerInvariant(), parameters);
    }

    private static Refused Unreadable() =>
        new("Wardmote cannot read this e-mail. Open it, save it as plain text or as a PDF, or make the copy yourself.");

    [GeneratedRegex(@"[ \t]*=[ \t]*\n|=[ \t]*$", RegexOptions.None, 2_000)]
    private static partial Regex SoftBreak();

    [GeneratedRegex(@"=\?(?<charset>[^?\s]+)\?(?<way>[bBqQ])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)", RegexOptions.None, 2_000)]
    private static partial Regex BetweenEncoded();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 2_000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"\\(?<kept>.)", RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex QuotedPair();

    [GeneratedRegex(@";\s*(?<name>[\w-]+)\s*=\s*(?<value>""[^""]*""|[^;\s]+)", RegexOptions.ExplicitCapture, 2_000)]
    private static partial Regex Parameter();

    private sealed record Part(IReadOnlyList<(string Name, string Value)> Headers, string Body)
    {
        public static Part Of(string whole)
        {
            whole = whole.StartsWith("From ", StringComparison.Ordinal) ? whole[(whole.IndexOf('\n') + 1)..] : whole;
            if (whole.StartsWith('\n'))
                return new([], whole[1..]);
            var end = whole.IndexOf("\n\n", StringComparison.Ordinal);
            var head = end < 0 ? whole : whole[..end];
            var unfolded = head.Replace("\n ", " ", StringComparison.Ordinal)
                .Replace("\n\t", " ", StringComparison.Ordinal);
            return new(
                [
                    .. unfolded
                        .Split('\n')
                        .Select(l => l.Split(':', 2))
                        .Where(l => l.Length == 2 && l[0].Length > 0 && !l[0].Contains(' ', StringComparison.Ordinal))
                        .Select(l => (l[0].Trim(), l[1].Trim())),
                ],
                end < 0 ? "" : whole[(end + 2)..]
            );
        }

        public string? Header(string name) =>
            Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}

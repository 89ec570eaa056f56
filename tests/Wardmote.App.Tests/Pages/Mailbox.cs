using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace Wardmote.App.Tests.Pages;

/// <summary>A letter as its reader has it.</summary>
/// <param name="To">The address it went to.</param>
/// <param name="Text">The plain part, decoded.</param>
public sealed partial record Mail(string To, string Subject, string Text)
{
    /// <summary>The first address in it, within the site that sent it: "/answer/…".</summary>
    public string Link => Found(Links()).Groups[1].Value;

    /// <summary>The six digits in it.</summary>
    public string Code => Found(Codes()).Value.Replace(" ", "", StringComparison.Ordinal);

    private Match Found(Regex sought)
    {
        var match = sought.Match(Text);
        match.Success.ShouldBeTrue(Text);
        return match;
    }

    [GeneratedRegex(@"https?://[^/\s]+(/[^\s>)\]]*)")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<!\d)\d{3} ?\d{3}(?!\d)")]
    private static partial Regex Codes();
}

/// <summary>The folder in which the folder transport puts letters.</summary>
/// <param name="sendAsync">Sends what is due now, so that a test need not wait for the worker's next round.</param>
public sealed partial class Mailbox(string folder, Func<Task> sendAsync)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>Every letter sent so far, the oldest first.</summary>
    public IReadOnlyList<Mail> All() => [.. Files().Select(Read)];

    /// <summary>Waits for the next letter to someone that has not been taken yet, and takes it.</summary>
    /// <param name="subject">Part of its subject.</param>
    public async Task<Mail> TakeAsync(string to, string subject)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            await sendAsync();
            foreach (var file in Files().Where(f => !read.Contains(f)))
            {
                var mail = Read(file);
                if (mail.To != to || !mail.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase))
                    continue;
                read.Add(file);
                return mail;
            }
            await Task.Delay(50);
        }
        var came = string.Join('\n', All().Select(m => $"{m.To}: {m.Subject}"));
        throw new TimeoutException($"No letter to {to} about “{subject}” came. These did:\n{came}");
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.eml")
                // A letter half written has a dot before its name.
                .Where(f => !Path.GetFileName(f).StartsWith('.'))
                .OrderBy(File.GetLastWriteTimeUtc)
                .ThenBy(f => f, StringComparer.Ordinal)
            : [];

    private static Mail Read(string file)
    {
        var message = File.ReadAllText(file, Encoding.UTF8).ReplaceLineEndings("\n");
        var (headers, body) = Split(message);
        return new(
            new MailAddress(Header(headers, "To")).Address,
            Words(Header(headers, "Subject")),
            PlainPart(headers, body)
        );
    }

    private static string PlainPart(string headers, string body)
    {
        var type = Header(headers, "Content-Type");
        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return Decode(body, Header(headers, "Content-Transfer-Encoding"));
        var boundary = Boundary().Match(type).Groups[1].Value;
        return body.Split($"--{boundary}")
            .Skip(1)
            .Select(part => Split(part.TrimStart('\n')))
            .Where(part => part.Headers.Length > 0)
            .Where(part =>
                !Header(part.Headers, "Content-Type").StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            )
            .Select(part => PlainPart(part.Headers, part.Body))
            .First();
    }

    private static (string Headers, string Body) Split(string message) =>
        message.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var end
            ? (Folds().Replace(message[..end], " "), message[(end + 2)..])
            : ("", message);

    private static string Header(string headers, string name) =>
        headers
            .Split('\n')
            .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault("");

    // RFC 2047 encoded words, as far as our own letters use them.
    private static string Words(string header) =>
        EncodedWords()
            .Replace(
                header,
                word =>
                    word.Groups[1].Value is "B" or "b"
                        ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
                        : Decode(word.Groups[2].Value.Replace('_', ' '), "quoted-printable")
            );

    private static string Decode(string body, string encoding) =>
        encoding.ToLowerInvariant() switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
            "quoted-printable" => Encoding.UTF8.GetString(Quoted(body.Replace("=\n", "", StringComparison.Ordinal))),
            _ => body,
        };

    private static byte[] Quoted(string body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '=' && i + 2 < body.Length)
            {
                bytes.AddRange(Convert.FromHexString(body.AsSpan(i + 1, 2)));
                i += 2;
                continue;
            }
            bytes.AddRange(Encoding.UTF8.GetBytes([body[i]]));
        }
        return [.. bytes];
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex("boundary=\"?([^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=(?:\s+(?==\?))?", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWords();
}

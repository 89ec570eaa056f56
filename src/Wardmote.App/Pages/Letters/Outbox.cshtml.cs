using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Organisation;

namespace Wardmote.App.Pages.Letters;

/// <summary>
/// The letters of the demonstration, as their readers would get them, links and codes included. Anywhere else there is
/// no such page: nobody but the reader of a mailbox sees those.
/// </summary>
[Public]
public sealed partial class OutboxModel(Demonstration demonstration, Installation installation) : PageModel
{
    private const int Most = 50;

    /// <summary>Whom it is for, its subject, its words and its link, the newest first.</summary>
    public IReadOnlyList<(string To, string Subject, string Text, string? Link)> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!demonstration.Running)
            return NotFound();
        var folder = new DirectoryInfo(installation.Folder.Outbox);
        var files = folder.Exists ? folder.GetFiles("2*.eml") : [];
        var messages = new List<(string, string, string, string?)>();
        foreach (var file in files.OrderByDescending(f => f.Name, StringComparer.Ordinal).Take(Most))
            messages.Add(Read(await System.IO.File.ReadAllTextAsync(file.FullName, stop)));
        Messages = messages;
        return Page();
    }

    // Only what our own writer makes: headers in encoded words of base64, a text part in quoted-printable, then the HTML.
    private static (string, string, string, string?) Read(string message)
    {
        var headers = message.Split("\r\n\r\n", 2)[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
        var part = message.Split("text/plain", 2)[^1].Split("\r\n\r\n", 2)[^1].Split("\r\n--=_", 2)[0];
        var text = Unquote(part);
        return (
            Header(headers, "To: "),
            Header(headers, "Subject: "),
            text,
            Link().Match(text) is { Success: true } link ? link.Value : null
        );
    }

    // Encoded words side by side are one text (RFC 2047 6.2).
    private static string Header(string[] headers, string name)
    {
        var value = headers.FirstOrDefault(h => h.StartsWith(name, StringComparison.Ordinal))?[name.Length..] ?? "";
        return Encoded()
            .Replace(
                value.Replace("?= =?", "?==?", StringComparison.Ordinal),
                m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups["word"].Value))
            );
    }

    private static string Unquote(string text) =>
        Encoding.UTF8.GetString(Decode(text.Replace("=\r\n", "", StringComparison.Ordinal)));

    private static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (
                text[i] == '='
                && i + 2 < text.Length
                && byte.TryParse(
                    text.AsSpan(i + 1, 2),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                bytes.Add(value);
                i += 2;
            }
            else
                bytes.Add((byte)text[i]);
        return [.. bytes];
    }

    [GeneratedRegex(@"=\?utf-8\?B\?(?<word>[^?]*)\?=", RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"https?://[^\s>)]+", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}

using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>What the wording of a letter may not hold. Whoever may word letters must not gain anything else by it.</summary>
internal static class WordingRules
{
    private const int MostCharacters = 20_000;
    private static readonly string[] Schemes = ["https", "mailto", "tel"];

    /// <exception cref="Refused">One sentence for each thing that is wrong.</exception>
    public static void Check(LetterTemplate template, string subject, string body)
    {
        string[] sentences =
        [
            .. AboutSize(subject, body),
            .. AboutPlaceholders(template, subject),
            .. AboutPlaceholders(template, body),
            .. AboutSubject(template, subject),
        ];
        // The Markdown is read only once its placeholders are sound.
        if (sentences.Length == 0)
            sentences = [.. AboutLinks(body)];
        if (sentences.Length > 0)
            throw new Refused([.. sentences.Distinct(StringComparer.Ordinal).Select(s => new Objection(s, "Source"))]);
    }

    private static IEnumerable<string> AboutSize(string subject, string body)
    {
        if (subject.Length is 0 or > 200)
            yield return "Say in the first line, after “Subject:” and in at most 200 characters, what the letter is about.";
        if (string.IsNullOrWhiteSpace(body))
            yield return "Write the letter below its subject, after an empty line.";
        if (body.Length > MostCharacters)
            yield return "Shorten the letter to at most 20,000 characters.";
        if ((subject + body).Any(c => char.IsControl(c) && c is not ('\n' or '\t')) || body.Contains('\u2063'))
            yield return "Take out the control characters: the letter can hold only what can be seen.";
    }

    private static IEnumerable<string> AboutPlaceholders(LetterTemplate template, string words)
    {
        for (var start = words.IndexOf("{{", StringComparison.Ordinal); start >= 0; )
        {
            var match = Wording.Placeholder().Match(words, start);
            var isTriple = words.AsSpan(start).StartsWith("{{{", StringComparison.Ordinal);
            if (isTriple || !match.Success || match.Index != start || template[match.Groups["name"].Value] is null)
                yield return $"“{Shown(words, start)}” is not something this letter can say. Use only {Allowed(template)}.";
            var next = match.Success && match.Index == start ? start + match.Length : start + 2;
            start = words.IndexOf("{{", next, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> AboutSubject(LetterTemplate template, string subject) =>
        from name in Wording.Names(subject)
        let place = template[name]
        where place is not null && (place.Optional || place.StandsFor is not null)
        select $"Take “{{{{{name}}}}}” out of the subject: it may be missing, or must not show on a locked screen.";

    private static IEnumerable<string> AboutLinks(string body)
    {
        var linked = 0;
        foreach (var inline in Markup.Parse(body).Descendants<Inline>())
        {
            var url = inline switch
            {
                LinkInline { IsImage: false } link => link.Url ?? "",
                AutolinkInline auto => auto.Url,
                _ => null,
            };
            if (inline is LinkInline { IsImage: true })
                yield return "Take the pictures out: a letter fetches nothing from elsewhere.";
            else if (url == Markup.LinkToken)
                linked++;
            else if (url is not null && (Markup.HoldsToken(url) || !IsSafe(url)))
                yield return "Link only to an address that starts with https://, mailto: or tel:, or to {{link}}.";
        }
        if (Wording.Names(body).Count(name => name == LetterTemplate.Link) != linked)
            yield return "Write the link as [what it opens]({{link}}), with words of your own in the square brackets.";
    }

    private static bool IsSafe(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme, StringComparer.Ordinal);

    private static string Shown(string words, int start)
    {
        var close = words.IndexOf("}}", start, StringComparison.Ordinal);
        var end = close < 0 ? words.Length : close + 2;
        while (close >= 0 && end < words.Length && words[end] == '}')
            end++;
        return CleanValue.Line(words[start..end], 60);
    }

    private static string Allowed(LetterTemplate template) =>
        string.Join(", ", template.Placeholders.Select(p => $"{{{{{p.Name}}}}}"));
}

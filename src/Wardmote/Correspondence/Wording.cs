using System.Text.RegularExpressions;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>What a letter says: the subject, the text part, and the HTML part as a whole document.</summary>
internal sealed record Words(string Subject, string Text, string Html);

/// <summary>
/// The wording of a letter: a subject and a body in Markdown, with placeholders as Handlebars writes them,
/// <c>{{due}}</c>, and nothing else of that language. No engine runs it: the placeholders are taken out before the
/// Markdown is read, and the values are put into what was made of it, so a value is never read as a placeholder, as
/// Markdown or as HTML.
/// </summary>
internal sealed partial class Wording
{
    private const string SubjectLine = "Subject:";
    private readonly LetterTemplate template;
    private readonly string subject;
    private readonly IReadOnlyList<string> paragraphs;

    private Wording(LetterTemplate template, string subject, string body)
    {
        this.template = template;
        this.subject = subject;
        paragraphs = [.. BlankLines().Split(body).Where(p => !string.IsNullOrWhiteSpace(p))];
    }

    /// <summary>Reads "Subject: …", an empty line and the body.</summary>
    /// <exception cref="Refused">It says what a letter cannot; the sentences name it, and what is allowed.</exception>
    public static Wording Read(LetterTemplate template, string source)
    {
        var parts = source.ReplaceLineEndings("\n").Split('\n', 2);
        if (!parts[0].StartsWith(SubjectLine, StringComparison.OrdinalIgnoreCase))
            throw new Refused("Start the letter with a line “Subject:” that says what it is about.", "Source");
        var (about, body) = (parts[0][SubjectLine.Length..].Trim(), parts.Length == 2 ? parts[1] : "");
        WordingRules.Check(template, about, body);
        return new(template, about, body);
    }

    /// <summary>
    /// The words with every value in place. A paragraph that names a placeholder without a value is left out; where the
    /// link and the code go stand <see cref="Letter.LinkPlace"/> and <see cref="Letter.CodePlace"/>.
    /// </summary>
    /// <param name="values">By placeholder; null or absent where there is none, which only an optional one may be.</param>
    public Words Fill(IReadOnlyDictionary<string, string?> values)
    {
        if (values.Keys.FirstOrDefault(name => template[name] is null) is { } unknown)
            throw new ArgumentException($"The letter {template.Key} has no placeholder {unknown}.", nameof(values));
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in template.Placeholders)
        {
            var value = CleanValue.Of(values.GetValueOrDefault(place.Name));
            if (value.Length > 0)
                known[place.Name] = place.StandsFor ?? value;
            else if (!place.Optional)
                throw new ArgumentException($"The letter {template.Key} needs the value {place.Name}.", nameof(values));
        }
        var line = CleanValue.Line(Placeholder().Replace(subject, m => known[m.Groups["name"].Value]), 300);
        var marked = Markup.Parse(string.Join("\n\n", paragraphs.Where(p => Names(p).All(known.ContainsKey))));
        return new(line, LetterText.Of(marked, known), LetterHtml.Of(marked, known, line));
    }

    /// <summary>The names in a piece of wording.</summary>
    internal static IEnumerable<string> Names(string words) =>
        Placeholder().Matches(words).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"\{\{[ \t]*(?<name>[A-Za-z]+)[ \t]*\}\}", RegexOptions.NonBacktracking)]
    internal static partial Regex Placeholder();

    [GeneratedRegex(@"\n(?:[ \t]*\n)+", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();
}

namespace Wardmote.Correspondence;

/// <summary>Something a letter may say that is only known when it is written: <c>{{due}}</c> in the template.</summary>
/// <param name="Name">Small letters and capitals, no spaces.</param>
/// <param name="Meaning">What it is, for whoever words the template.</param>
/// <param name="Sample">What it may look like.</param>
/// <param name="Optional">May have no value; then every paragraph that names it is left out.</param>
/// <param name="Secret">The link or a code: never kept in the words of the letter.</param>
public sealed record Placeholder(string Name, string Meaning, string Sample, bool Optional = false, bool Secret = false)
{
    /// <summary>What the words of a letter hold in place of a secret; null for a value that is none.</summary>
    internal string? StandsFor =>
        !Secret ? null
        : Name == LetterTemplate.Link ? Letter.LinkPlace
        : Letter.CodePlace;
}

/// <summary>One of the letters Wardmote writes, and all it can say.</summary>
public sealed class LetterTemplate
{
    /// <summary>What every letter may say; <see cref="LetterWriter"/> gives these their values.</summary>
    public static readonly IReadOnlyList<Placeholder> Everywhere =
    [
        new("to", "The name of the person the letter is for", "Sam Okafor"),
        new("unit", "The name of the unit that writes", "Northbury Constituency"),
        new(
            "contact",
            "Where the unit can be written to: its e-mail address, else its postal address",
            "northbury@example.org"
        ),
    ];

    /// <summary>The secret link, only ever the target of a Markdown link: <c>[Answer]({{link}})</c>.</summary>
    public const string Link = "link";

    /// <summary>The secret code.</summary>
    public const string Code = "code";

    internal LetterTemplate(string key, string purpose, params IReadOnlyList<Placeholder> own)
    {
        Key = key;
        Purpose = purpose;
        Placeholders = [.. Everywhere, .. own];
    }

    /// <summary>"holder-asked".</summary>
    public string Key { get; }

    /// <summary>What it is for, in one line.</summary>
    public string Purpose { get; }

    /// <summary>Everything it may name.</summary>
    public IReadOnlyList<Placeholder> Placeholders { get; }

    /// <summary>The placeholder of a name; null when the letter has none.</summary>
    public Placeholder? this[string name] =>
        Placeholders.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
}

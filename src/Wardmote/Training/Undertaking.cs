using NodaTime;

namespace Wardmote.Training;

/// <summary>A text that everyone with an account accepts before they use it (R65, R117, R123), in its present version.</summary>
/// <param name="Key">"code-of-conduct".</param>
/// <param name="Title">"Code of conduct".</param>
/// <param name="Version">From 1; it goes up whenever the words change, and everyone is asked again.</param>
/// <param name="Since">The day of this version.</param>
/// <param name="Words">As they are written, in Markdown.</param>
/// <param name="Html">The words, ready for a page.</param>
public sealed record Undertaking(string Key, string Title, int Version, LocalDate Since, string Words, string Html)
{
    /// <summary>"code of conduct", within a sentence.</summary>
    public string Name => char.ToLowerInvariant(Title[0]) + Title[1..];

    /// <summary>Whether a sentence about it is in the plural: "account rules".</summary>
    public bool IsMany => Title.EndsWith('s');

    /// <summary>Reads one from its source: lines "Title:", "Version:" and "Since:", an empty line, and Markdown.</summary>
    public static Undertaking Read(string key, string source)
    {
        var text = new TrainingText(source);
        return new(key, text.Title, text.Version, text.Since, text.Body, text.Html);
    }
}

/// <summary>Every text that is to be accepted, in the order it is asked for.</summary>
public sealed class Undertakings(IReadOnlyList<Undertaking> all)
{
    /// <summary>How someone handles people's data (R123).</summary>
    public const string CodeOfConduct = "code-of-conduct";

    /// <summary>How someone handles their account (R65).</summary>
    public const string AccountRules = "account-rules";

    public IReadOnlyList<Undertaking> All { get; } = all;

    /// <summary>The text of a key; null when there is none.</summary>
    public Undertaking? Find(string key) => All.FirstOrDefault(u => u.Key == key);

    /// <summary>Those that come with Wardmote.</summary>
    public static Undertakings Load() => new([BuiltIn(CodeOfConduct), BuiltIn(AccountRules)]);

    private static Undertaking BuiltIn(string key) =>
        Undertaking.Read(key, TrainingText.Embedded($"undertakings.{key}.md"));
}

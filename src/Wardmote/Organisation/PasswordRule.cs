using System.Text;
using System.Text.RegularExpressions;

namespace Wardmote.Organisation;

/// <summary>
/// What a password must be: long, and not one that anyone would guess. Nothing else is asked of it, no digit and no
/// sign, and it never has to be changed for its age (ASVS V6.2).
/// </summary>
public static partial class PasswordRule
{
    /// <summary>In characters.</summary>
    public const int Least = 15;

    /// <summary>In characters; a limit on work, not on taste.</summary>
    public const int Most = 128;

    // What must be left of a password once every word that its owner's friends would try is taken out: eight letters,
    // or twice as many digits and signs, which people choose from few.
    private const int LeastOfItsOwn = 16;

    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>The form that is checked and hashed: composed, so that every keyboard means the same by é.</summary>
    public static string Prepare(string password) => password.Normalize(NormalizationForm.FormC);

    /// <summary>What is wrong with a password, as a sentence; null when nothing is.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="context">Names, addresses and units of the person: words that someone who knows them would try.</param>
    public static string? Objection(string? password, IEnumerable<string> context)
    {
        var prepared = Prepare(password ?? "");
        var length = prepared.EnumerateRunes().Count();
        if (length == 0)
            return "Choose a password.";
        if (length < Least)
            return $"Choose a longer password: {Least} characters or more. Three or four unrelated words make a good one.";
        if (length > Most)
            return $"Choose a shorter password: {Most} characters at most.";
        var lower = prepared.ToLowerInvariant();
        if (IsCommon(lower) || IsPattern(lower))
            return "Choose another password: many people use this one, so it would be guessed first. Three or four unrelated words make a good one.";
        var own = Without(lower, context);
        if (own.Length < lower.Length && Weight(own) < LeastOfItsOwn)
            return "Choose another password: this one is mostly made of names and words that people connect with you. Add unrelated words.";
        return null;
    }

    private static bool IsCommon(string lower) =>
        Common.Value.Contains(lower) || Common.Value.Contains(Ends().Replace(lower, ""));

    // One to four characters only, or the same few over and over, or mostly one after the other: abcdef, 987654.
    private static bool IsPattern(string lower) =>
        lower.Distinct().Count() < 5
        || (lower + lower).IndexOf(lower, 1, StringComparison.Ordinal) < lower.Length
        || lower.Zip(lower.Skip(1), (a, b) => Math.Abs(a - b) is 0 or 1 or '9' - '0').Count(near => near)
            >= lower.Length * 3 / 4;

    private static string Without(string lower, IEnumerable<string> context)
    {
        var words = context
            .SelectMany(c => Words().Matches(c.ToLowerInvariant()).Select(m => m.Value))
            .Concat(["wardmote", "password", "passwort", "passphrase", "secret", "welcome", "letmein"])
            .Where(word => word.Length >= 3)
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length);
        return words.Aggregate(lower, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
    }

    private static int Weight(string text) =>
        text.EnumerateRunes()
            .Sum(c =>
                Rune.IsLetter(c) ? 2
                : Rune.IsWhiteSpace(c) ? 0
                : 1
            );

    private static HashSet<string> ReadCommon()
    {
        using var file = typeof(PasswordRule).Assembly.GetManifestResourceStream("Wardmote.common-passwords.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex(@"^[^\p{L}]+|[^\p{L}]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();
}

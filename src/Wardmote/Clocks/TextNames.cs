using System.Text;

namespace Wardmote.Clocks;

/// <summary>The names of enum values as files, addresses and the command line write them: <c>england-and-wales</c>.</summary>
internal static class TextNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Text[Array.IndexOf(Names<T>.Values, value)];

    /// <summary>The value of that name.</summary>
    /// <exception cref="CannotCompute">The text is none of the names; the sentence lists them.</exception>
    public static T Parse<T>(string text, string what)
        where T : struct, Enum
    {
        var at = Array.IndexOf(Names<T>.Text, text);
        return at >= 0
            ? Names<T>.Values[at]
            : throw new CannotCompute($"'{text}' is not {what} that Wardmote knows: write {Choice<T>()}.");
    }

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var at = Array.IndexOf(Names<T>.Text, text);
        value = at >= 0 ? Names<T>.Values[at] : default;
        return at >= 0;
    }

    /// <summary>Every name, for a sentence: "access, erasure or objection".</summary>
    public static string Choice<T>()
        where T : struct, Enum => PlainDates.List(Names<T>.Text, "or");

    private static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly string[] Text = [.. Values.Select(value => Hyphenated(value.ToString()))];
    }
}

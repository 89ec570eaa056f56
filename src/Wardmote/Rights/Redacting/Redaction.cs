using System.Globalization;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What an officer wants blacked out in a thing that was found.</summary>
/// <param name="Words">Each in every place it occurs, whatever its case, accents and line breaks.</param>
/// <param name="Fields">For a record of our own: the names of fields that are kept back whole.</param>
/// <param name="Areas">For a PDF or a picture.</param>
public sealed record Redaction(
    IReadOnlyList<string> Words,
    IReadOnlyList<string>? Fields = null,
    IReadOnlyList<Area>? Areas = null
)
{
    /// <summary>What stands where something was taken out of a text.</summary>
    public const string Mark = "[kept back]";

    /// <summary>Whether nothing at all is named.</summary>
    public bool IsEmpty => Words.Count == 0 && Fields is null or [] && Areas is null or [];

    /// <summary>Reads what was typed.</summary>
    /// <param name="words">One passage to a line.</param>
    /// <param name="areas">One area to a line, as <see cref="Area.Read"/> reads it.</param>
    /// <exception cref="Refused">A passage is one character, or an area cannot be read.</exception>
    public static Redaction Read(string? words, IEnumerable<string>? fields = null, string? areas = null)
    {
        var passages = Lines(words);
        if (passages.Any(p => Passage.Fold(p).Text.Trim().Length < 2))
            throw new Refused("Name at least two letters or digits on each line.", "Words");
        return new(passages, [.. fields ?? []], [.. Lines(areas).Select(Area.Read)]);
    }

    private static string[] Lines(string? text) =>
        (text ?? "")
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>A rectangle of a page, in hundredths of its width and height from the top left corner.</summary>
/// <param name="Page">Counted from 1; a picture is page 1.</param>
public sealed record Area(int Page, double Left, double Top, double Right, double Bottom)
{
    /// <summary>The whole of a page.</summary>
    public static Area Whole(int page) => new(page, 0, 0, 100, 100);

    /// <summary>Reads "3" as all of page 3, and "2: 10 20 60 25" as left, top, right and bottom on page 2.</summary>
    /// <exception cref="Refused">It is neither.</exception>
    public static Area Read(string line)
    {
        var parts = line.Split([' ', ':', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (
            parts.Length is 1 or 5
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && page > 0
        )
        {
            if (parts.Length == 1)
                return Whole(page);
            var sides = new double[4];
            var read = 0;
            while (read < 4 && Hundredths(parts[read + 1], out sides[read]))
                read++;
            if (read == 4 && sides[0] < sides[2] && sides[1] < sides[3])
                return new(page, sides[0], sides[1], sides[2], sides[3]);
        }
        throw new Refused(
            "Write a page number alone for a whole page, or a page with four numbers from 0 to 100: left, top, right, bottom, such as “2: 10 20 60 25”.",
            "Areas"
        );
    }

    private static bool Hundredths(string text, out double value) =>
        double.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
        && value is >= 0 and <= 100;
}

using System.Globalization;
using System.Text;

namespace Wardmote.Rights;

/// <summary>
/// Finds words in a text as a reader would see them: whatever their case, accents, width, invisible characters and the white
/// space between them. A word inside a longer one counts too: what is named is gone from the copy without exception.
/// </summary>
internal static class Passage
{
    /// <summary>A text in the form that is compared, and where each of its characters begins in the text itself.</summary>
    public readonly record struct Folded(string Text, int[] Starts);

    /// <summary>The places of <paramref name="words"/> in <paramref name="text"/>, in order, none touching another within a word.</summary>
    /// <param name="words">In the form that <see cref="Fold"/> makes, trimmed.</param>
    public static IEnumerable<(int Start, int End, string Word)> Find(string text, IEnumerable<string> words)
    {
        var (folded, starts) = Fold(text);
        foreach (var word in words)
        {
            for (
                var at = folded.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = folded.IndexOf(word, at + 1, StringComparison.Ordinal)
            )
                yield return (starts[at], EndOf(at + word.Length - 1, starts, text.Length), word);
        }
    }

    /// <summary>Makes the form in which texts are compared.</summary>
    public static Folded Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length);
        for (var at = 0; at < text.Length; )
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            foreach (var c in Form(rune))
            {
                if (c == ' ' && folded.Length > 0 && folded[^1] == ' ')
                    continue;
                folded.Append(c);
                starts.Add(at);
            }
            at += length;
        }
        return new(folded.ToString(), [.. starts]);
    }

    // What follows a character and shows as nothing of its own, an accent say, goes with it.
    private static int EndOf(int last, int[] starts, int length)
    {
        var next = last + 1;
        while (next < starts.Length && starts[next] == starts[last])
            next++;
        return next < starts.Length ? starts[next] : length;
    }

    private static string Form(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
            return " ";
        if (rune.IsAscii)
            return Rune.IsControl(rune) ? "" : Rune.ToLowerInvariant(rune).ToString();
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format or UnicodeCategory.Control => "",
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => "",
            UnicodeCategory.DashPunctuation => "-",
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => rune.Value switch
            {
                0x2018 or 0x2019 => "'",
                _ => "\"",
            },
            _ => string.Concat(
                rune.ToString()
                    .Normalize(NormalizationForm.FormKD)
                    .EnumerateRunes()
                    .Where(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.NonSpacingMark)
                    .Select(r => Rune.IsWhiteSpace(r) ? " " : Rune.ToLowerInvariant(r).ToString())
            ),
        };
    }
}

/// <summary>Takes words out of the texts of one thing, and remembers which of them it met.</summary>
internal sealed class Blackout
{
    private readonly List<(string Given, string Folded)> words;
    private readonly HashSet<string> met = new(StringComparer.Ordinal);

    public Blackout(IReadOnlyList<string> words) =>
        this.words = [.. words.Select(w => (w, Passage.Fold(w).Text.Trim()))];

    /// <summary>In how many places something was taken out so far.</summary>
    public int Places { get; private set; }

    /// <summary>The lines, counted from 1, of the words that nowhere occurred.</summary>
    public IReadOnlyList<int> Missing =>
        [.. words.Index().Where(w => !met.Contains(w.Item.Folded)).Select(w => w.Index + 1)];

    /// <summary>The stretches of a text to take out, in order and apart from each other.</summary>
    public IReadOnlyList<(int Start, int End)> Stretches(string text)
    {
        var found = Passage.Find(text, words.Select(w => w.Folded)).OrderBy(f => f.Start).ThenBy(f => f.End).ToList();
        var apart = new List<(int Start, int End)>();
        foreach (var (start, end, word) in found)
        {
            met.Add(word);
            if (apart is [.., var last] && start < last.End)
                apart[^1] = (last.Start, Math.Max(last.End, end));
            else
                apart.Add((start, end));
        }
        Places += apart.Count;
        return apart;
    }

    /// <summary>The text with <see cref="Redaction.Mark"/> in the place of every word.</summary>
    public string Of(string text)
    {
        var left = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, end) in Stretches(text))
        {
            left.Append(text, from, start - from).Append(Redaction.Mark);
            from = end;
        }
        return left.Append(text, from, text.Length - from).ToString();
    }
}

using System.Text;

namespace Wardmote.Sheets;

/// <summary>The words a cell may hold and what each means. Case, spaces, hyphens and underscores do not count.</summary>
/// <typeparam name="T">What the words stand for, usually an enum.</typeparam>
public sealed class Choices<T>
    where T : struct
{
    const int LongestWord = 64;

    readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> byKey;

    /// <summary>Makes the list; the first word of each value is the one that sentences name.</summary>
    /// <exception cref="ArgumentException">A word is there twice, or is not plain ASCII.</exception>
    public Choices(params ReadOnlySpan<(string Word, T Value)> choices)
    {
        var words = new Dictionary<string, T>(StringComparer.Ordinal);
        List<string> named = [];
        HashSet<T> seen = [];
        Span<char> key = stackalloc char[LongestWord];
        foreach (var (word, value) in choices)
        {
            if (!TryKey(Encoding.UTF8.GetBytes(word), key, out var length))
                throw new ArgumentException($"“{word}” is not a short word of plain letters.", nameof(choices));
            words.Add(key[..length].ToString(), value);
            if (seen.Add(value))
                named.Add(word);
        }
        byKey = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Sentence = named.Count == 1 ? $"Write {named[0]}." : $"Write {string.Join(", ", named[..^1])} or {named[^1]}.";
    }

    /// <summary>What to tell someone whose word is none of these: “Write region, branch or group.”</summary>
    public string Sentence { get; }

    /// <summary>Finds a word from a form or a command line.</summary>
    public bool TryFind(string word, out T value) => TryFind(Encoding.UTF8.GetBytes(word), out value);

    internal bool TryFind(ReadOnlySpan<byte> cell, out T value)
    {
        Span<char> key = stackalloc char[LongestWord];
        value = default;
        return TryKey(cell, key, out var length) && byKey.TryGetValue(key[..length], out value);
    }

    static bool TryKey(ReadOnlySpan<byte> word, Span<char> key, out int length)
    {
        length = 0;
        foreach (var b in word)
        {
            if (b is (byte)' ' or (byte)'-' or (byte)'_')
                continue;
            if (!char.IsAscii((char)b) || length == key.Length)
                return false;
            key[length++] = char.ToLowerInvariant((char)b);
        }
        return length > 0;
    }
}

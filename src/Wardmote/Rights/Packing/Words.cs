using System.Globalization;
using System.Text;

namespace Wardmote.Rights;

/// <summary>What people wrote, made fit to stand inside a sentence of ours.</summary>
internal static class Words
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>
    /// On one line, without control or direction-changing characters; text with letters that run right to left is
    /// isolated, so that it cannot turn the sentence around it.
    /// </summary>
    public static string InLine(string text)
    {
        var line = new StringBuilder(text.Length);
        var isolate = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
                continue;
            }
            if (TurnsDirection(rune.Value))
                continue;
            isolate |= RunsRightToLeft(rune.Value);
            line.Append(rune.ToString());
        }
        var clean = line.ToString().TrimEnd();
        return isolate ? $"{FirstStrongIsolate}{clean}{PopDirectionalIsolate}" : clean;
    }

    /// <summary>Each line of a text by <see cref="InLine"/>, empty lines left out.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n').Select(InLine).Where(line => line.Length > 0)];

    /// <summary>"1 record", "2,300 records".</summary>
    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>"512 bytes", "3.4 KB", "26 MB", in steps of 1024.</summary>
    public static string Size(long bytes)
    {
        if (bytes < 1024)
            return Count((int)bytes, "byte");
        var (size, unit) = bytes < 1024 * 1024 ? (bytes / 1024.0, "KB") : (bytes / (1024.0 * 1024), "MB");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{size.ToString(size < 10 ? "0.#" : "0", CultureInfo.InvariantCulture)} {unit}"
        );
    }

    // Embeddings, overrides, isolates and marks (Unicode Standard Annex 9).
    private static bool TurnsDirection(int c) =>
        c is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;

    // The blocks that hold letters of bidirectional class R and AL.
    private static bool RunsRightToLeft(int c) =>
        c
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFF)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
}

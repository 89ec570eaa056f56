using System.Globalization;
using System.Text;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Where things lie in a pack. Every path opens on Windows, macOS and Linux, none leaves the folder it is unpacked into,
/// and no two are the same.
/// </summary>
internal static class PackPaths
{
    public const string Page = "index.html";
    public const string LetterPage = "letter.html";
    public const string LetterText = "letter.txt";
    public const string Json = "data/data.json";
    public const string KeptBack = "withheld.csv";
    public const string Manifest = "manifest.json";
    public const string Sums = "SHA256SUMS";

    // A name of 100 bytes fits every file system, with room for the folder someone unpacks it into.
    private const int MostBytes = 100;

    // What a double click would run, or a browser would run the scripts of. They are kept byte for byte under a name
    // that opens as text.
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        ".htm",
        ".html",
        ".xhtml",
        ".xht",
        ".shtml",
        ".svg",
        ".svgz",
        ".xml",
        ".xsl",
        ".xslt",
        ".mht",
        ".mhtml",
        ".hta",
        ".js",
        ".mjs",
        ".jse",
        ".vbs",
        ".vbe",
        ".wsf",
        ".wsh",
        ".ps1",
        ".bat",
        ".cmd",
        ".com",
        ".exe",
        ".msi",
        ".scr",
        ".pif",
        ".cpl",
        ".jar",
        ".lnk",
        ".url",
        ".webloc",
        ".desktop",
        ".command",
        ".app",
        ".sh",
        ".reg",
        ".inf",
    };

    /// <summary>"attachments/007 minutes.pdf": the number makes it unique, whatever the file was called.</summary>
    public static string Attachment(int number, string name)
    {
        var safe = FileNames.Safe(name).Normalize(NormalizationForm.FormC);
        var extension = Path.GetExtension(safe) is { Length: > 1 and <= 10 } e ? e : "";
        var stem = Cut(safe[..^extension.Length], MostBytes - Encoding.UTF8.GetByteCount(extension));
        var tail = Active.Contains(extension) ? extension + ".txt" : extension;
        return string.Create(CultureInfo.InvariantCulture, $"attachments/{number:000} {stem}{tail}");
    }

    /// <summary>"data/membership-records.csv".</summary>
    /// <param name="taken">The paths given out already; the new one is added.</param>
    public static string Csv(string source, HashSet<string> taken)
    {
        var slug = string.Concat((Keys.Name(source) ?? "records").Where(c => char.IsAsciiLetterOrDigit(c) || c == ' '));
        var name = slug.Trim().Replace(' ', '-');
        if (name.Length == 0)
            name = "records";
        var path = $"data/{name}.csv";
        for (var again = 2; !taken.Add(path); again++)
            path = string.Create(CultureInfo.InvariantCulture, $"data/{name}-{again}.csv");
        return path;
    }

    private static string Cut(string stem, int bytes)
    {
        var kept = new StringBuilder();
        foreach (var rune in stem.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            kept.Append(rune.ToString());
        }
        return kept.ToString().TrimEnd(' ', '.');
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Wardmote.Rights;

/// <summary>The frame of a page in a pack: one style sheet within it, and a policy that lets nothing else run or load.</summary>
internal static class PackStyle
{
    private static readonly string Css = ReadCss();

    // The browser runs no script and fetches nothing, even if markup that should be text ever stood in the page.
    private static readonly string Policy =
        "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))
        + "'; base-uri 'none'; form-action 'none'";

    /// <summary>Everything up to and including the opening of the body.</summary>
    public static Markup Begin(string title, string kind)
    {
        var page = new Markup();
        page.Add(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy:ours}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <title>{Words.InLine(title):ours}</title>

            """
        );
        page.AddStyle(Css);
        page.Add($"</head>\n<body class=\"{kind:ours}\">\n");
        return page;
    }

    /// <summary>The whole page.</summary>
    public static string End(Markup page) => page.Add($"</body>\n</html>\n").ToString();

    private static string ReadCss()
    {
        using var stream = typeof(PackStyle).Assembly.GetManifestResourceStream("Wardmote.pack.css")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

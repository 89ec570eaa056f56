using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wardmote.Correspondence;

/// <summary>The HTML part of a letter: a whole document that fetches nothing, readable where styles are taken out.</summary>
internal static class LetterHtml
{
    private const string Style = """
        body { margin: 0; padding: 24px 12px; background: #faf6ef; color: #261b2c;
          font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 560px; margin: 0 auto; padding: 28px 26px; background: #fffefb; border: 1px solid #e0d6c8;
          border-top: 6px solid #54245a; border-radius: 8px; overflow-wrap: anywhere; }
        p, ul, ol, blockquote { margin: 0 0 18px; }
        h1, h2, h3 { margin: 26px 0 10px; font-size: 20px; line-height: 1.3; }
        a { color: #54245a; }
        a.press { display: inline-block; padding: 12px 20px; border-radius: 6px; background: #54245a; color: #ffffff;
          font-weight: 600; text-decoration: none; }
        footer { max-width: 560px; margin: 14px auto 0; color: #5c5163; font-size: 14px; text-align: center; }
        @media print { body { background: none; padding: 0; } main { border: 0; padding: 0; } footer { display: none; } }
        """;

    /// <summary>A document in UTF-8 and British English, lines ended by \n.</summary>
    public static string Of(MarkdownDocument document, IReadOnlyDictionary<string, string> values, string subject)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Title = null;
            if (link is { Url: var url, PreviousSibling: null, NextSibling: null } && url == Markup.LinkToken)
                link.GetAttributes().AddClass("press");
        }
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Markup.Pipeline.Setup(renderer);
        renderer.Render(document);
        var body = Markup.PutIn(writer.ToString(), name => InHtml(name, values[name]));
        return $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(subject)}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <main>
            {body.Trim()}
            </main>
            <footer>Sent with Wardmote</footer>
            </body>
            </html>

            """;
    }

    // The link stands inside an attribute, where no element may; its place needs no encoding. Everything else is set
    // apart, so that a name written from right to left does not reorder the sentence round it.
    private static string InHtml(string name, string value) =>
        name == LetterTemplate.Link ? value
        : value.Contains('\n', StringComparison.Ordinal)
            ? $"<bdi>{WebUtility.HtmlEncode(value).Replace("\n", "<br>\n", StringComparison.Ordinal)}</bdi>"
        : $"<bdi>{WebUtility.HtmlEncode(value)}</bdi>";
}

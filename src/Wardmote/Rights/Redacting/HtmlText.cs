using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Wardmote.Rights;

/// <summary>Reads what an HTML page says: its words, and nothing of its code, comments, links and pictures.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Unsaid = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "math",
    };
    private static readonly HashSet<string> Lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "p",
        "pre",
        "section",
        "table",
        "title",
        "tr",
    };

    // Deeper than any page that a person wrote.
    private const int Deepest = 256;

    public static string Read(string html)
    {
        var said = new StringBuilder();
        Say(new HtmlParser().ParseDocument(html), said, 0);
        var lines = said.ToString().Split('\n').Select(l => l.Trim());
        return string.Join('\n', lines.Where((l, n) => l.Length > 0 || n > 0)).Trim();
    }

    private static void Say(INode node, StringBuilder said, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
                said.Append(Spaced(text.Data));
            else if (child is IElement element && !Unsaid.Contains(element.LocalName))
            {
                var line = Lines.Contains(element.LocalName);
                if (line)
                    End(said);
                if (element.LocalName is "td" or "th" && element.PreviousElementSibling is not null)
                    said.Append('\t');
                if (element.LocalName == "img")
                    said.Append("[picture left out]");
                Say(element, said, depth + 1);
                if (line)
                    End(said);
            }
        }
    }

    private static void End(StringBuilder said)
    {
        if (said.Length > 0 && said[^1] != '\n')
            said.Append('\n');
    }

    private static string Spaced(string text) => text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
}

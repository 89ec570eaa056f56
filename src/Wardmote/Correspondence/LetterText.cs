using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wardmote.Correspondence;

/// <summary>The plain-text part of a letter: what the Markdown says, without its marks.</summary>
internal static class LetterText
{
    /// <summary>Paragraphs apart by an empty line, lines ended by \n.</summary>
    public static string Of(MarkdownDocument document, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        Write(text, document, "");
        return Markup.PutIn(text.ToString().TrimEnd('\n') + "\n", name => values[name]);
    }

    private static void Write(StringBuilder text, ContainerBlock blocks, string indent)
    {
        var number =
            (blocks as ListBlock)?.OrderedStart is { } first
            && int.TryParse(first, CultureInfo.InvariantCulture, out var n)
                ? n
                : 1;
        foreach (var block in blocks)
            switch (block)
            {
                case ListItemBlock item:
                    var mark = ((ListBlock)blocks).IsOrdered ? $"{number++}. " : "- ";
                    var inner = new StringBuilder();
                    Write(inner, item, indent + new string(' ', mark.Length));
                    text.Append(indent).Append(mark).Append(inner.ToString().TrimStart(' ').TrimEnd('\n')).Append('\n');
                    break;
                case ListBlock list:
                    Write(text, list, indent);
                    text.Append('\n');
                    break;
                case ContainerBlock container:
                    Write(text, container, indent);
                    break;
                case LeafBlock { Inline: { } inlines }:
                    text.Append(indent);
                    Write(text, inlines, indent);
                    text.Append("\n\n");
                    break;
                case LeafBlock leaf and not LinkReferenceDefinition:
                    text.Append(indent).Append(leaf.Lines.ToString().ReplaceLineEndings("\n" + indent)).Append("\n\n");
                    break;
            }
    }

    private static void Write(StringBuilder text, ContainerInline inlines, string indent)
    {
        foreach (var inline in inlines)
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.ContentSpan);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline auto:
                    text.Append(auto.Url);
                    break;
                case LineBreakInline:
                    text.Append('\n').Append(indent);
                    break;
                case LinkInline link:
                    Write(text, link, indent);
                    text.Append(link.Url == Markup.LinkToken ? $":\n{indent}{link.Url}" : $" ({link.Url})");
                    break;
                case ContainerInline container:
                    Write(text, container, indent);
                    break;
            }
    }
}

using System.Globalization;
using System.Reflection;
using System.Text;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.Training;

/// <summary>A text to be read: lines such as "Title: …", an empty line, and Markdown.</summary>
internal sealed class TrainingText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();
    private readonly Dictionary<string, string> head;

    /// <summary>Reads a text.</summary>
    public TrainingText(string source)
    {
        var parts = source.ReplaceLineEndings("\n").Split("\n\n", 2);
        head = parts[0].Split('\n').Select(line => line.Split(": ", 2)).ToDictionary(l => l[0], l => l[1].Trim());
        Body = parts[1].Trim();
        Html = InHtml(Body);
    }

    public string Title => head["Title"];

    public int Version => int.Parse(head["Version"], CultureInfo.InvariantCulture);

    public LocalDate Since => LocalDatePattern.Iso.Parse(head["Since"]).Value;

    /// <summary>The body as it is written, in Markdown.</summary>
    public string Body { get; }

    /// <summary>The body in HTML, with the classes that pages use. HTML in the Markdown is shown as typed.</summary>
    public string Html { get; }

    /// <summary>What the program carries under a name: "training.rights.md".</summary>
    public static string Embedded(string name)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"Wardmote.{name}")!,
            Encoding.UTF8
        );
        return reader.ReadToEnd();
    }

    private static string InHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var part in document.Descendants())
            if (Class(part) is { } name)
                part.GetAttributes().AddClass(name);
        return document.ToHtml(Pipeline);
    }

    private static string? Class(MarkdownObject part) =>
        part switch
        {
            HeadingBlock => "govuk-heading-m",
            ParagraphBlock => "govuk-body",
            ListBlock { IsOrdered: true } => "govuk-list govuk-list--number",
            ListBlock => "govuk-list govuk-list--bullet",
            LinkInline => "govuk-link",
            _ => null,
        };
}

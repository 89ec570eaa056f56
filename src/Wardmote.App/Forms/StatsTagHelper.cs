using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>Figures side by side: <c>&lt;w-stats&gt;</c> with <c>&lt;w-stat&gt;</c>s in it.</summary>
[HtmlTargetElement("w-stats")]
public sealed class StatsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(El("dl", "wm-stats", await output.GetChildContentAsync()).WithRest(output));
}

/// <summary>One figure: <c>&lt;w-stat label="Late" value="3" tone="Late" href="/rights?late=true" /&gt;</c>.</summary>
[HtmlTargetElement("w-stat", ParentTag = "w-stats", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StatTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>The figure as it is to be read: 3, 1,200, 98 %.</summary>
    public string Value { get; set; } = "";

    public Tone Tone { get; set; }

    /// <summary>The list behind the figure.</summary>
    public string? Href
    {
        get;
        set => field = Given(value);
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        IHtmlContent figure = Text(Value);
        if (Href is not null)
            figure = El("a", null, figure, Hidden($" {Sentences.Within(Label)}")).With("href", Href);
        var look = Tone switch
        {
            Tone.Good => "wm-stat--good",
            Tone.Soon => "wm-stat--soon",
            Tone.Late => "wm-stat--late",
            _ => null,
        };
        output.Become(
            El("div", $"wm-stat {look}", El("dt", null, Text(Label)), El("dd", null, figure)).WithRest(output)
        );
    }
}

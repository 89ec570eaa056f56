using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>How far a long job has come: <c>&lt;w-progress label="Rows read" value="1200" max="50000" /&gt;</c>.</summary>
[HtmlTargetElement("w-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper : TagHelper
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public string Id { get; set; } = "progress";

    public string Label { get; set; } = "";

    /// <summary>How much is done; null while that cannot be known.</summary>
    public long? Value { get; set; }

    /// <summary>How much there is.</summary>
    public long Max { get; set; } = 100;

    /// <summary>What stands beside the bar; by default the two numbers.</summary>
    public string? Words { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var words = Words ?? (Value is { } done ? $"{Said(done)} of {Said(Max)}" : "Working…");
        var label = El("label", null, El("span", null, Text(Label)), El("span", "wm-progress__words", Text(words)))
            .With("for", Id);
        var bar = El("progress", null, Text(words))
            .With("id", Id)
            .With("max", Math.Max(Max, 1).ToString(CultureInfo.InvariantCulture))
            .With("value", Value?.ToString(CultureInfo.InvariantCulture));
        output.Become(El("div", "wm-progress", label, bar).WithRest(output));
    }

    private static string Said(long number) => number.ToString("N0", English);
}

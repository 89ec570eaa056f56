using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>A word about a thing's state: <c>&lt;w-tag tone="Soon"&gt;Waiting for identity&lt;/w-tag&gt;</c>.</summary>
[HtmlTargetElement("w-tag")]
public sealed class TagTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var colour = Tone switch
        {
            Tone.Calm => "govuk-tag--purple",
            Tone.Good => "govuk-tag--green",
            Tone.Soon => "govuk-tag--yellow",
            Tone.Late => "govuk-tag--red",
            _ => null,
        };
        output.Become(El("strong", $"govuk-tag {colour}", await output.GetChildContentAsync()).WithRest(output));
    }
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>Something folded away: <c>&lt;w-details summary="Why this date?"&gt;…&lt;/w-details&gt;</c>.</summary>
[HtmlTargetElement("w-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "More";

    /// <summary>Whether it starts unfolded.</summary>
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var details = Folded(Summary, await output.GetChildContentAsync()).Flag("open", Open);
        output.Become(details.WithRest(output));
    }

    internal static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Folded(string summary, IHtmlContent inside)
    {
        var words = El("span", "govuk-details__summary-text", Text(summary));
        return El(
            "details",
            "govuk-details",
            El("summary", "govuk-details__summary", words),
            El("div", "govuk-details__text", inside)
        );
    }
}

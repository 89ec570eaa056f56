using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// Everything wrong with the page, first what belongs to no field, then each field in the page's order, linked to it.
/// It stands in the layouts, which are rendered after the page; a page never writes it. The script moves focus to it.
/// </summary>
[HtmlTargetElement("w-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public string Title { get; set; } = "There is a problem";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lines = Lines().ToArray();
        if (lines.Length == 0)
        {
            output.SuppressOutput();
            return;
        }
        var title = El("h2", "govuk-error-summary__title", Text(Title));
        var list = El("ul", "govuk-list govuk-error-summary__list", lines);
        var alert = El("div", null, title, El("div", "govuk-error-summary__body", list)).With("role", "alert");
        output.Become(El("div", "govuk-error-summary", alert).With("data-module", "govuk-error-summary"));
    }

    private IEnumerable<IHtmlContent> Lines()
    {
        var shown = ShownFields.Of(ViewContext).InPageOrder;
        var state = ViewContext.ViewData.ModelState;
        var elsewhere = state
            .Keys.Where(key =>
                !shown.Any(f => key.Equals(f.Name, StringComparison.OrdinalIgnoreCase) || Field.IsPartOf(key, f.Name))
            )
            .Select(key => Field.ErrorOf(state, key))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        foreach (var error in elsewhere)
            yield return El("li", null, Text(error));
        foreach (var field in shown.Where(field => field.Error is not null).DistinctBy(field => field.Anchor))
            yield return El("li", null, El("a", null, Text(field.Error)).With("href", $"#{field.Anchor}"));
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>The way to the page before and the page after: <c>&lt;w-pager previous="…" next="…" /&gt;</c>.</summary>
[HtmlTargetElement("w-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The address of the page before; null on the first.</summary>
    public string? Previous
    {
        get;
        set => field = Given(value);
    }

    /// <summary>The address of the page after; null on the last.</summary>
    public string? Next
    {
        get;
        set => field = Given(value);
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Previous is null && Next is null)
        {
            output.SuppressOutput();
            return;
        }
        var links = All(Link("prev", "Previous page", Previous), Link("next", "Next page", Next));
        output.Become(El("nav", "wm-pager", links).With("aria-label", "Pages").WithRest(output));
    }

    private static TagBuilder? Link(string rel, string words, string? href) =>
        href is null ? null : El("a", $"govuk-link wm-pager__{rel}", Text(words)).With("href", href).With("rel", rel);
}

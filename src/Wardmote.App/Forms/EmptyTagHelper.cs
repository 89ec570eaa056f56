using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A place with nothing in it yet, and inside the tag what to do first:
/// <c>&lt;w-empty title="No requests yet"&gt;&lt;p&gt;…&lt;/p&gt;&lt;w-button href="/rights/new"&gt;Record a request&lt;/w-button&gt;&lt;/w-empty&gt;</c>.
/// </summary>
[HtmlTargetElement("w-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string Title { get; set; } = "Nothing here yet";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var title = El("h2", "govuk-heading-m", Text(Title));
        output.Become(El("div", "wm-empty", title, await output.GetChildContentAsync()).WithRest(output));
    }
}

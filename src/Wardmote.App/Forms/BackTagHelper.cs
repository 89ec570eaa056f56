using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>The way back, in the layout's section Before: <c>&lt;w-back href="/rights"&gt;Requests&lt;/w-back&gt;</c>.</summary>
[HtmlTargetElement("w-back")]
public sealed class BackTagHelper : TagHelper
{
    public string Href { get; set; } = "/";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var link = El("a", "govuk-back-link", words.IsEmptyOrWhiteSpace ? Text("Back") : words);
        output.Become(link.With("href", Href).WithRest(output));
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>The way a case goes: <c>&lt;w-stages label="Where this request stands"&gt;</c> with <c>&lt;w-stage&gt;</c>s in it.</summary>
[HtmlTargetElement("w-stages")]
public sealed class StagesTagHelper : TagHelper
{
    public string Label { get; set; } = "Stages";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var list = El("ol", "wm-stages", await output.GetChildContentAsync());
        output.Become(list.With("aria-label", Label).WithRest(output));
    }
}

/// <summary>One stage: behind (<c>done="true"</c>), at hand (<c>now="true"</c>) or ahead.</summary>
[HtmlTargetElement("w-stage", ParentTag = "w-stages")]
public sealed class StageTagHelper : TagHelper
{
    public bool Done { get; set; }

    public bool Now { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var look =
            Now ? "wm-stage--now"
            : Done ? "wm-stage--done"
            : null;
        var words = El("span", "wm-stage__words", await output.GetChildContentAsync());
        var stage = El("li", $"wm-stage {look}", words);
        if (Done && !Now)
            words.InnerHtml.AppendHtml(Hidden(" (done)"));
        output.Become(stage.With("aria-current", Now ? "step" : null).WithRest(output));
    }
}

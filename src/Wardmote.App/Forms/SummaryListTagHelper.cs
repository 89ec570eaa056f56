using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>What is known, line by line: <c>&lt;w-summary-list&gt;</c> with <c>&lt;w-row&gt;</c>s in it.</summary>
[HtmlTargetElement("w-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<SummaryRow>();
        context.Items[typeof(SummaryRow)] = rows;
        await output.GetChildContentAsync();
        var anyAction = rows.Exists(row => row.Action is not null);
        IHtmlContent[] lines = [.. rows.Select(row => Line(row, anyAction))];
        output.Become(El("dl", "govuk-summary-list", lines).WithRest(output));
    }

    private static TagBuilder Line(SummaryRow row, bool anyAction)
    {
        var bare = anyAction && row.Action is null ? " govuk-summary-list__row--no-actions" : null;
        return El(
            "div",
            $"govuk-summary-list__row{bare}",
            El("dt", "govuk-summary-list__key", Text(row.Key)),
            El("dd", "govuk-summary-list__value", row.Value),
            row.Action is null ? null : El("dd", "govuk-summary-list__actions", row.Action)
        );
    }
}

internal sealed record SummaryRow(string Key, IHtmlContent Value, IHtmlContent? Action);

/// <summary>
/// One line: <c>&lt;w-row key="Received" change="/rights/…/receipt" about="the day it was received"&gt;12 May 2026&lt;/w-row&gt;</c>.
/// </summary>
[HtmlTargetElement("w-row", ParentTag = "w-summary-list")]
public sealed class SummaryRowTagHelper : TagHelper
{
    public string Key { get; set; } = "";

    /// <summary>The page that changes it.</summary>
    public string? Change
    {
        get;
        set => field = Given(value);
    }

    /// <summary>The words of that link.</summary>
    public string Act { get; set; } = "Change";

    /// <summary>What a screen reader adds to them, so that ten links called Change differ. By default the key.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        var about = About ?? Sentences.Within(Key);
        var action = Change is null
            ? null
            : El("a", "govuk-link", Text(Act), about.Length == 0 ? null : Hidden($" {about}")).With("href", Change);
        ((List<SummaryRow>)context.Items[typeof(SummaryRow)]).Add(new(Key, value, action));
        output.SuppressOutput();
    }
}

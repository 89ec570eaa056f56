using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A table that becomes cards on a phone: <c>&lt;w-table caption="Open requests"&gt;</c> round plain <c>thead</c>, <c>tbody</c>,
/// <c>tr</c>, <c>th</c> and <c>td</c>. Each cell learns its column's heading from the head.
/// </summary>
[HtmlTargetElement("w-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>Whether the caption is only spoken, because a heading above the table says the same.</summary>
    public bool Quiet { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(TableColumns)] = new TableColumns();
        var rows = await output.GetChildContentAsync();
        var look = Quiet ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--m";
        var table = El("table", "govuk-table wm-table", El("caption", look, Text(Caption)), rows);
        output.Become(table.With("role", "table").WithRest(output));
    }
}

internal sealed class TableColumns
{
    public List<string> Headings { get; } = [];

    public bool InHead { get; set; }

    public int At { get; set; }
}

/// <summary>
/// What stands inside a <c>w-table</c>. Roles are spelt out because a browser forgets them when a row is laid out as a card.
/// </summary>
[HtmlTargetElement("thead", ParentTag = "w-table")]
[HtmlTargetElement("tbody", ParentTag = "w-table")]
[HtmlTargetElement("tr")]
[HtmlTargetElement("th", ParentTag = "tr")]
[HtmlTargetElement("td", ParentTag = "tr")]
public sealed partial class TablePartTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(TableColumns), out var found) || found is not TableColumns columns)
            return;
        switch (context.TagName)
        {
            case "thead":
                columns.InHead = true;
                await output.GetChildContentAsync();
                columns.InHead = false;
                Dress(output, "govuk-table__head", "rowgroup");
                break;
            case "tbody":
                Dress(output, "govuk-table__body", "rowgroup");
                break;
            case "tr":
                columns.At = 0;
                Dress(output, "govuk-table__row", "row");
                break;
            case "th" when columns.InHead:
                columns.Headings.Add(Words(await output.GetChildContentAsync()));
                output.Attributes.SetAttribute("scope", "col");
                Dress(output, "govuk-table__header", "columnheader");
                break;
            case "th":
                columns.At++;
                output.Attributes.SetAttribute("scope", "row");
                Dress(output, "govuk-table__header", "rowheader");
                break;
            default:
                Cell(columns, output);
                break;
        }
    }

    private static void Cell(TableColumns columns, TagHelperOutput output)
    {
        var heading = columns.At < columns.Headings.Count ? columns.Headings[columns.At] : "";
        columns.At++;
        if (heading.Length > 0)
            output.Attributes.SetAttribute("data-label", heading);
        output.PreContent.SetHtmlContent("<div>");
        output.PostContent.SetHtmlContent("</div>");
        Dress(output, "govuk-table__cell", "cell");
    }

    private static void Dress(TagHelperOutput output, string css, string role)
    {
        output.AddClass(css, HtmlEncoder.Default);
        output.Attributes.SetAttribute("role", role);
    }

    private static string Words(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(Tags().Replace(writer.ToString(), "")).Trim();
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}

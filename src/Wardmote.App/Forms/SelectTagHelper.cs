using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>One answer out of a long list: <c>&lt;w-select for="Unit" items="Model.Units" empty="Choose a unit" /&gt;</c>.</summary>
[HtmlTargetElement("w-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The words of a first choice that stands for no answer.</summary>
    public string? Empty { get; set; }

    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var error = field.Error is null ? null : "govuk-select--error";
        var empty = Empty is null ? null : El("option", null, Text(Empty)).With("value", "");
        IHtmlContent?[] options = [empty, .. Items.Select(item => Option(field, item))];
        var select = El("select", $"govuk-select {Class} {error}", options)
            .With("id", field.Id)
            .With("name", field.Name)
            .With("aria-describedby", DescribedBy(field))
            .WithRest(output);
        return Task.FromResult<IHtmlContent>(Group(field, null, LabelOf(field), HintOf(field), ErrorOf(field), select));
    }

    private static TagBuilder Option(Field field, SelectListItem item) =>
        El("option", null, Text(item.Text))
            .With("value", item.Value)
            .Flag("selected", field.Values.Contains(item.Value ?? item.Text, StringComparer.OrdinalIgnoreCase))
            .Flag("disabled", item.Disabled);
}

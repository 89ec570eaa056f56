using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>What a choice needs to know of the group it stands in.</summary>
internal sealed class ChoiceGroup(string kind, Field field, string? describedBy)
{
    private int count;

    /// <summary><c>radios</c> or <c>checkboxes</c>.</summary>
    public string Kind { get; } = kind;

    public Field Field { get; } = field;

    /// <summary>What describes each choice where no fieldset does.</summary>
    public string? DescribedBy { get; } = describedBy;

    /// <summary>The first choice has the field's own id, so that the error summary's link finds it.</summary>
    public string NextId() => ++count == 1 ? Field.Id : $"{Field.Id}-{Digits(count)}";
}

/// <summary>A group of choices: the legend, and every choice inside it or in <see cref="Items"/>.</summary>
public abstract class ChoicesTagHelper(string kind) : FieldTagHelper
{
    /// <summary>Choices from a list, before those written inside the tag.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Smaller marks, for a filter beside a list.</summary>
    public bool Small { get; set; }

    protected override async Task<IHtmlContent> RenderAsync(
        Field field,
        TagHelperContext context,
        TagHelperOutput output
    )
    {
        var group = new ChoiceGroup(kind, field, HasLegend ? null : DescribedBy(field));
        context.Items[typeof(ChoiceGroup)] = group;
        var listed = Items.Select(item => Choice.Render(group, item.Value ?? item.Text, item.Text, item.Disabled));
        IHtmlContent[] rows = [.. listed, await output.GetChildContentAsync()];
        var css = $"govuk-{kind} {(Small ? $"govuk-{kind}--small" : null)} {Class}";
        var choices = El("div", css, rows).With("data-module", $"govuk-{kind}").WithRest(output);
        return Group(field, null, Fieldset(field, null, All(HintOf(field), ErrorOf(field), choices)));
    }
}

/// <summary>One answer out of several: <c>&lt;w-radios for="Channel" label="How did it arrive?"&gt;</c>.</summary>
[HtmlTargetElement("w-radios")]
public sealed class RadiosTagHelper() : ChoicesTagHelper("radios");

/// <summary>Any number of answers: <c>&lt;w-checkboxes for="Reasons" label="Why?"&gt;</c>. A lone box has <c>label=""</c>.</summary>
[HtmlTargetElement("w-checkboxes")]
public sealed class CheckboxesTagHelper() : ChoicesTagHelper("checkboxes");

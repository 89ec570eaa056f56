using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>One choice: <c>&lt;w-radio value="Post" label="By post"&gt;</c>. What stands inside shows once it is chosen.</summary>
[HtmlTargetElement("w-radio", ParentTag = "w-radios")]
[HtmlTargetElement("w-checkbox", ParentTag = "w-checkboxes")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is posted when it is chosen; an enum's member is posted by its name.</summary>
    public string Value { get; set; } = "";

    /// <summary>The words beside the mark.</summary>
    public string Label { get; set; } = "";

    /// <summary>A sentence of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether choosing this checkbox clears the others: “None of these”.</summary>
    public bool Exclusive { get; set; }

    /// <summary>Whether it is shown but cannot be chosen.</summary>
    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        // The id is taken before what stands inside is rendered, which may hold a group of its own.
        var id = group.NextId();
        var inside = await output.GetChildContentAsync();
        var reveal = inside.IsEmptyOrWhiteSpace ? null : inside;
        output.Become(Choice.Render(group, Value, Label, Disabled, Hint, Exclusive, reveal, id));
    }
}

/// <summary>The word between two choices: <c>&lt;w-or /&gt;</c>.</summary>
[HtmlTargetElement("w-or", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class OrTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        // It takes a number of its own, as published.
        group.NextId();
        output.Become(El("div", $"govuk-{group.Kind}__divider", Text("or")));
    }
}

internal static class Choice
{
    public static IHtmlContent Render(
        ChoiceGroup group,
        string value,
        string label,
        bool disabled = false,
        string? hint = null,
        bool exclusive = false,
        IHtmlContent? reveal = null,
        string? id = null
    )
    {
        id ??= group.NextId();
        var css = $"govuk-{group.Kind}";
        var chosen = group.Field.Values.Contains(value, StringComparer.OrdinalIgnoreCase);
        var hintId = hint is null ? null : $"{id}-item-hint";
        var describedBy = string.Join(' ', new[] { group.DescribedBy, hintId }.Where(part => part is not null));
        var input = El("input", $"{css}__input")
            .With("id", id)
            .With("name", group.Field.Name)
            .With("type", group.Kind == "radios" ? "radio" : "checkbox")
            .With("value", value)
            .Flag("checked", chosen)
            .Flag("disabled", disabled)
            .With("data-aria-controls", reveal is null ? null : $"conditional-{id}")
            .With("data-behaviour", exclusive ? "exclusive" : null)
            .With("aria-describedby", describedBy is { Length: > 0 } ids ? ids : null);
        var words = El("label", $"govuk-label {css}__label", Text(label)).With("for", id);
        var help = hint is null ? null : El("div", $"govuk-hint {css}__hint", Text(hint)).With("id", hintId);
        var item = El("div", $"{css}__item", input, words, help);
        if (reveal is null)
            return item;
        var hidden = chosen ? null : $"{css}__conditional--hidden";
        return All(item, El("div", $"{css}__conditional {hidden}", reveal).With("id", $"conditional-{id}"));
    }
}

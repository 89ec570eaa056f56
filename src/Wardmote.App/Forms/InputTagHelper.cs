using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>A one-line text field: <c>&lt;w-input for="Email" hint="…" type="email" autocomplete="email" /&gt;</c>.</summary>
[HtmlTargetElement("w-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper : FieldTagHelper
{
    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30. Without it the field fills its column.</summary>
    public int? Width { get; set; }

    /// <summary>What stands before the field: £.</summary>
    public string? Prefix { get; set; }

    /// <summary>What stands after the field: days.</summary>
    public string? Suffix { get; set; }

    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var width = Width is { } characters ? $"govuk-input--width-{Digits(characters)}" : null;
        var error = field.Error is null ? null : "govuk-input--error";
        var input = El("input", string.Join(' ', new[] { "govuk-input", width, Class, error }.Where(c => c != null)))
            .With("id", field.Id)
            .With("name", field.Name)
            .With("type", "text")
            .With("value", field.Value is { Length: > 0 } value ? value : null)
            .With("aria-describedby", DescribedBy(field))
            .WithRest(output);
        var control = Prefix is null && Suffix is null ? input : Wrapped(input);
        return Task.FromResult<IHtmlContent>(
            Group(field, null, LabelOf(field), HintOf(field), ErrorOf(field), control)
        );
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Wrapped(IHtmlContent input) =>
        El("div", "govuk-input__wrapper", Affix("prefix", Prefix), input, Affix("suffix", Suffix));

    private static IHtmlContent? Affix(string side, string? text) =>
        text is null ? null : El("div", $"govuk-input__{side}", Text(text)).With("aria-hidden", "true");
}

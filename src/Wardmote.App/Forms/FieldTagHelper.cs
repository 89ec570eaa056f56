using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// What every form field has in common: a label, a hint, the error beside it, and what was typed. Attributes that no
/// property claims (<c>autocomplete</c>, <c>inputmode</c>, <c>maxlength</c>…) go to the control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The bound property. Without one, give <see cref="Name"/>.</summary>
    public ModelExpression? For { get; set; }

    /// <summary>The name to post under when there is no bound property.</summary>
    public string? Name { get; set; }

    /// <summary>The id, when the name's own will not do.</summary>
    public string? Id { get; set; }

    /// <summary>What the field holds at first when there is no bound property.</summary>
    public string? Value { get; set; }

    /// <summary>The label or, round a group, the legend. By default the property's display name.</summary>
    public string? Label { get; set; }

    /// <summary>The label's size: s, m, l or xl.</summary>
    public string? LabelSize { get; set; }

    /// <summary>Whether the label is the page's heading, as on a page with one question.</summary>
    public bool Heading { get; set; }

    /// <summary>A sentence of help under the label.</summary>
    public string? Hint
    {
        get;
        set => field = Given(value);
    }

    /// <summary>More classes for the control.</summary>
    public string? Class { get; set; }

    public sealed override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = For is null ? Name ?? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var field = Placed(Field.Read(ViewContext, name, Id, For is null ? Value : For.Model));
        ShownFields.Of(ViewContext).Add(field);
        output.Become(await RenderAsync(field, context, output));
    }

    /// <summary>Renders the field in its group.</summary>
    protected abstract Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output);

    /// <summary>Says where the error summary's link leads, when not to the field's own id.</summary>
    protected virtual Field Placed(Field field) => field;

    /// <summary>The ids of hint and error, for aria-describedby; null when there is neither.</summary>
    protected string? DescribedBy(Field field, string? more = null)
    {
        string?[] ids = [more, Hint is null ? null : field.HintId, field.Error is null ? null : field.ErrorId];
        var present = string.Join(' ', ids.Where(id => id is not null));
        return present.Length == 0 ? null : present;
    }

    /// <summary>The group round label, hint, error and control.</summary>
    protected static TagBuilder Group(Field field, string? css, params ReadOnlySpan<IHtmlContent?> content) =>
        El("div", $"govuk-form-group{(field.Error is null ? "" : " govuk-form-group--error")} {css}", content);

    protected IHtmlContent? LabelOf(Field field)
    {
        if (LabelText is not { } text)
            return null;
        var label = El("label", $"govuk-label {Sized("govuk-label")}", Text(text)).With("for", field.Id);
        return Heading ? El("h1", "govuk-label-wrapper", label) : label;
    }

    /// <summary>Puts a group of controls in a fieldset under its legend; without a legend they stand alone.</summary>
    protected IHtmlContent Fieldset(Field field, string? role, IHtmlContent controls)
    {
        if (LabelText is not { } text)
            return controls;
        var heading = Heading ? El("h1", "govuk-fieldset__heading", Text(text)) : Text(text);
        var legend = El("legend", $"govuk-fieldset__legend {Sized("govuk-fieldset__legend")}", heading);
        return El("fieldset", "govuk-fieldset", legend, controls)
            .With("role", role)
            .With("aria-describedby", DescribedBy(field));
    }

    protected bool HasLegend => LabelText is not null;

    protected IHtmlContent? HintOf(Field field) =>
        Hint is null ? null : El("div", "govuk-hint", Text(Hint)).With("id", field.HintId);

    protected static IHtmlContent? ErrorOf(Field field) =>
        field.Error is null
            ? null
            : El("p", "govuk-error-message", Hidden("Error:"), Text($" {field.Error}")).With("id", field.ErrorId);

    // An empty label means none: a group of one checkbox speaks for itself.
    private string? LabelText => (Label ?? For?.Metadata.GetDisplayName()) is { Length: > 0 } text ? text : null;

    private string? Sized(string block) =>
        (LabelSize ?? (Heading ? "l" : null)) is { } size ? $"{block}--{size}" : null;
}

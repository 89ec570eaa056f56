using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A password field with a button that shows it: <c>&lt;w-password for="Password" /&gt;</c>. What was typed is never sent
/// back to the browser. Give <c>autocomplete="new-password"</c> where a new one is chosen.
/// </summary>
[HtmlTargetElement("w-password", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PasswordTagHelper : FieldTagHelper
{
    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var error = field.Error is null ? null : " govuk-input--error";
        var input = El("input", $"govuk-input govuk-password-input__input govuk-js-password-input-input {Class}{error}")
            .With("id", field.Id)
            .With("name", field.Name)
            .With("type", "password")
            .With("spellcheck", "false")
            .With("autocomplete", "current-password")
            .With("autocapitalize", "none")
            .With("aria-describedby", DescribedBy(field))
            .WithRest(output);
        var show = El(
                "button",
                "govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
                Text("Show")
            )
            .With("type", "button")
            .With("data-module", "govuk-button")
            .With("aria-controls", field.Id)
            .With("aria-label", "Show password")
            .Flag("hidden", true);
        var group = Group(
            field,
            "govuk-password-input",
            LabelOf(field),
            HintOf(field),
            ErrorOf(field),
            El("div", "govuk-input__wrapper govuk-password-input__wrapper", input, show)
        );
        return Task.FromResult<IHtmlContent>(group.With("data-module", "govuk-password-input"));
    }
}

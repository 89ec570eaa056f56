using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A field of several lines: <c>&lt;w-textarea for="Reason" rows="4" max="2000" /&gt;</c>. With <see cref="Max"/> it counts
/// down; the server checks the length all the same.
/// </summary>
[HtmlTargetElement("w-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The most characters allowed.</summary>
    public int? Max { get; set; }

    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var counted = Max is null ? null : "govuk-js-character-count";
        var error = field.Error is null ? null : "govuk-textarea--error";
        var css = string.Join(' ', new[] { "govuk-textarea", error, counted, Class }.Where(c => c != null));
        // A browser drops a line break that opens a textarea, so one is given to it to drop.
        var area = El("textarea", css, new HtmlString("\n"), Text(field.Value))
            .With("id", field.Id)
            .With("name", field.Name)
            .With("rows", Digits(Rows))
            .With("aria-describedby", DescribedBy(field, Max is null ? null : $"{field.Id}-info"))
            .WithRest(output);
        var group = Group(
            field,
            Max is null ? null : "govuk-character-count",
            LabelOf(field),
            HintOf(field),
            ErrorOf(field),
            area,
            Allowance(field)
        );
        if (Max is { } most)
            group.With("data-module", "govuk-character-count").With("data-maxlength", Digits(most));
        return Task.FromResult<IHtmlContent>(group);
    }

    private IHtmlContent? Allowance(Field field) =>
        Max is not { } most
            ? null
            : El(
                    "div",
                    "govuk-hint govuk-character-count__message",
                    Text($"You can enter up to {Digits(most)} characters")
                )
                .With("id", $"{field.Id}-info");
}

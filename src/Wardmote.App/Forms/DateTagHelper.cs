using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using static Wardmote.App.Forms.Markup;

namespace Wardmote.App.Forms;

/// <summary>
/// A date typed as day, month and year: <c>&lt;w-date for="Received" hint="For example, 31 3 2026" /&gt;</c>, bound to a
/// <see cref="LocalDate"/> by <see cref="DateBinder"/>.
/// </summary>
[HtmlTargetElement("w-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : FieldTagHelper
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    /// <summary>Whether the date is the person's own birthday, which a browser may then fill in.</summary>
    public bool Birthday { get; set; }

    protected override Field Placed(Field field) =>
        field with
        {
            Anchor = IdOf(field, Wrong(field).FirstOrDefault("Day")),
        };

    protected override Task<IHtmlContent> RenderAsync(Field field, TagHelperContext context, TagHelperOutput output)
    {
        var wrong = Wrong(field);
        IHtmlContent[] items = [.. Parts.Select(part => Item(field, part, wrong.Contains(part)))];
        var date = El("div", $"govuk-date-input {Class}", items).With("id", field.Id).WithRest(output);
        var group = Group(field, null, Fieldset(field, "group", All(HintOf(field), ErrorOf(field), date)));
        return Task.FromResult<IHtmlContent>(group);
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Item(Field field, string part, bool wrong)
    {
        var id = IdOf(field, part);
        var width = part == "Year" ? "4" : "2";
        var error = wrong ? "govuk-input--error" : null;
        var label = El("label", "govuk-label govuk-date-input__label", Text(part)).With("for", id);
        var input = El("input", $"govuk-input govuk-date-input__input {error} govuk-input--width-{width}")
            .With("id", id)
            .With("name", DateBinder.NameOf(field.Name, part))
            .With("type", "text")
            .With("value", Shown(field, part) is { Length: > 0 } value ? value : null)
            .With("inputmode", "numeric")
            .With("autocomplete", Birthday ? $"bday-{Lower(part)}" : null);
        return El("div", "govuk-date-input__item", El("div", "govuk-form-group", label, input));
    }

    /// <summary>What was typed into a part, otherwise the part of the date the model holds.</summary>
    private string? Shown(Field field, string part)
    {
        var typed = Field.Typed(ViewContext.ViewData.ModelState, DateBinder.NameOf(field.Name, part));
        if (typed is { Count: > 0 })
            return typed[0];
        if (For?.Model is not LocalDate date)
            return null;
        var number = part switch
        {
            "Day" => date.Day,
            "Month" => date.Month,
            _ => date.Year,
        };
        return Digits(number);
    }

    /// <summary>The parts the error is about; an error of the date as a whole is about all three.</summary>
    private string[] Wrong(Field field)
    {
        var state = ViewContext.ViewData.ModelState;
        string[] named =
        [
            .. Parts.Where(part => Field.ErrorOf(state, DateBinder.NameOf(field.Name, part)) is not null),
        ];
        return named.Length > 0 || field.Error is null ? named : Parts;
    }

    private static string IdOf(Field field, string part) => $"{field.Id}-{Lower(part)}";

    private static string Lower(string part) => part.ToLowerInvariant();
}

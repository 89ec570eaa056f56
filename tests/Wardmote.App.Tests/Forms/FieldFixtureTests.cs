using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

/// <summary>Every form field gives the HTML that govuk-frontend publishes for the same options.</summary>
public sealed class FieldFixtureTests
{
    private static readonly string[] PassedOn =
    [
        "type",
        "autocomplete",
        "inputmode",
        "pattern",
        "spellcheck",
        "autocapitalize",
    ];

    public static TheoryData<string> Inputs => Fixture.Names("input");
    public static TheoryData<string> Passwords => Fixture.Names("password-input");
    public static TheoryData<string> Textareas => Fixture.Names("textarea");
    public static TheoryData<string> Counted => Fixture.Names("character-count");
    public static TheoryData<string> Radios => Fixture.Names("radios");
    public static TheoryData<string> Checkboxes => Fixture.Names("checkboxes");
    public static TheoryData<string> Dates => Fixture.Names("date-input");
    public static TheoryData<string> Selects => Fixture.Names("select");
    public static TheoryData<string> Files => Fixture.Names("file-upload");

    [Theory, MemberData(nameof(Inputs))]
    public Task An_input_is_as_published(string name) =>
        CheckAsync(
            "input",
            name,
            fixture => new InputTagHelper
            {
                Prefix = fixture.Text("prefix", "text"),
                Suffix = fixture.Text("suffix", "text"),
            }
        );

    [Theory, MemberData(nameof(Passwords))]
    public Task A_password_field_is_as_published(string name) =>
        CheckAsync("password-input", name, _ => new PasswordTagHelper());

    [Theory, MemberData(nameof(Textareas))]
    public Task A_textarea_is_as_published(string name) => CheckAsync("textarea", name, Textarea);

    [Theory, MemberData(nameof(Counted))]
    public Task A_textarea_that_counts_is_as_published(string name) => CheckAsync("character-count", name, Textarea);

    [Theory, MemberData(nameof(Files))]
    public Task A_file_field_is_as_published(string name) => CheckAsync("file-upload", name, _ => new FileTagHelper());

    [Theory, MemberData(nameof(Selects))]
    public Task A_select_is_as_published(string name) =>
        CheckAsync(
            "select",
            name,
            fixture => new SelectTagHelper
            {
                Items =
                [
                    .. fixture
                        .List("items")
                        .Select(item => new SelectListItem
                        {
                            Text = Fixture.Text(item, "text"),
                            Value = Fixture.Text(item, "value"),
                            Disabled = Fixture.Text(item, "disabled") == "true",
                        }),
                ],
            }
        );

    [Theory, MemberData(nameof(Radios))]
    public Task Radios_are_as_published(string name) => CheckAsync("radios", name, _ => new RadiosTagHelper());

    [Theory, MemberData(nameof(Checkboxes))]
    public Task Checkboxes_are_as_published(string name) =>
        CheckAsync("checkboxes", name, _ => new CheckboxesTagHelper());

    [Theory, MemberData(nameof(Dates))]
    public Task A_date_is_as_published(string name) => CheckAsync("date-input", name, _ => new DateTagHelper());

    private static TextareaTagHelper Textarea(Fixture fixture) =>
        new() { Rows = Number(fixture.Text("rows")) ?? 5, Max = Number(fixture.Text("maxlength")) };

    private static async Task CheckAsync(string component, string name, Func<Fixture, FieldTagHelper> make)
    {
        var fixture = Fixture.Of(component, name);
        var page = new Rendering();
        var helper = make(fixture);
        var group = component is "radios" or "checkboxes" or "date-input";
        var label = group ? "fieldset" : "label";
        string[] words = group ? [label, "legend"] : [label];
        helper.Name = fixture.Text("name");
        helper.Id = fixture.Text("id") ?? fixture.Text("idPrefix");
        helper.Label = fixture.Text([.. words, "text"]);
        helper.Heading = fixture.Text([.. words, "isPageHeading"]) == "true";
        helper.Hint = fixture.Text("hint", "text");
        helper.Class = fixture.Text("classes");
        if (helper is ChoicesTagHelper choices && helper.Class?.Contains($"govuk-{component}--small") == true)
        {
            choices.Small = true;
            helper.Class = helper.Class.Replace($"govuk-{component}--small", "");
        }
        var field = helper.Name ?? "";

        string[] typed = [.. Typed(fixture)];
        if (typed.Length > 0)
            page.Typed(field, typed);
        foreach (var part in new[] { "day", "month", "year" })
        {
            if (fixture.Text("values", part) is { } value)
                page.Typed(part, value);
            if (fixture.Text(part, "error") == "true")
                page.Wrong(part, "Error message goes here");
        }
        if (fixture.Text("errorMessage", "text") is { } error)
            page.Wrong(field, error);

        var attributes = PassedOn
            .Where(key => fixture.Text(key) is not null)
            .Select(key => (key, (object)fixture.Text(key)!))
            .Concat(
                new[] { "disabled", "multiple" }.Where(key => fixture.Text(key) == "true").Select(k => (k, (object)""))
            )
            .Concat(More(fixture))
            .ToArray();
        var html = await page.ShowAsync(helper, around => ChoicesAsync(page, fixture, around), attributes: attributes);

        Fixture.Meaning(html).ShouldBe(Fixture.Meaning(fixture.Html));
    }

    private static IEnumerable<string> Typed(Fixture fixture)
    {
        if (fixture.Text("value") is { } one)
            yield return one;
        if (fixture.Options.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array)
            foreach (var value in values.EnumerateArray())
                yield return value.GetString()!;
        foreach (var item in fixture.List("items"))
            if (Fixture.Text(item, "checked") == "true" || Fixture.Text(item, "selected") == "true")
                yield return Fixture.Text(item, "value")!;
    }

    private static IEnumerable<(string, object)> More(Fixture fixture) =>
        fixture.Options.TryGetProperty("attributes", out var more)
            ? more.EnumerateObject().Select(attribute => (attribute.Name, (object)attribute.Value.ToString()))
            : [];

    private static async Task<string> ChoicesAsync(Rendering page, Fixture fixture, TagHelperContext around)
    {
        var html = "";
        foreach (var item in fixture.List("items"))
        {
            TagHelper choice = Fixture.Text(item, "divider") is null
                ? new ChoiceTagHelper
                {
                    Value = Fixture.Text(item, "value") ?? "",
                    Label = Fixture.Text(item, "text") ?? "",
                    Hint = Fixture.Text(item, "hint", "text"),
                    Disabled = Fixture.Text(item, "disabled") == "true",
                    Exclusive = Fixture.Text(item, "behaviour") == "exclusive",
                }
                : new OrTagHelper();
            html += await page.ShowAsync(choice, Rendering.Html(Fixture.Text(item, "conditional", "html")), around);
        }
        return html;
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

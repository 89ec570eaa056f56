using Microsoft.AspNetCore.Razor.TagHelpers;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

/// <summary>The components that are no field give the HTML that govuk-frontend publishes for the same options.</summary>
public sealed class ComponentFixtureTests
{
    public static TheoryData<string> Buttons => Fixture.Names("button");
    public static TheoryData<string> Summaries => Fixture.Names("error-summary");
    public static TheoryData<string> Details => Fixture.Names("details");
    public static TheoryData<string> Tags => Fixture.Names("tag");
    public static TheoryData<string> Backs => Fixture.Names("back-link");
    public static TheoryData<string> Lists => Fixture.Names("summary-list");

    [Theory, MemberData(nameof(Buttons))]
    public Task A_button_is_as_published(string name) =>
        CheckAsync(
            "button",
            name,
            fixture => new ButtonTagHelper
            {
                Href = fixture.Text("href"),
                Once = fixture.Text("preventDoubleClick") == "true",
                Kind =
                    fixture.Text("classes") is "govuk-button--secondary" ? ButtonKind.Secondary
                    : fixture.Text("classes") is "govuk-button--warning" ? ButtonKind.Warning
                    : ButtonKind.Primary,
            },
            fixture =>
                new[] { "name", "value" }
                    .Where(key => fixture.Text(key) is not null)
                    .Select(key => (key, (object)fixture.Text(key)!))
                    .Concat(
                        fixture.Text("disabled") == "true" ? [("disabled", ""), ("aria-disabled", (object)"true")] : []
                    )
        );

    [Theory, MemberData(nameof(Details))]
    public Task Details_are_as_published(string name) =>
        CheckAsync(
            "details",
            name,
            fixture => new DetailsTagHelper
            {
                Summary = fixture.Text("summaryText")!,
                Open = fixture.Text("open") == "true",
            },
            fixture => fixture.Text("id") is { } id ? [("id", id)] : []
        );

    [Theory, MemberData(nameof(Tags))]
    public Task A_tag_is_as_published(string name) =>
        CheckAsync(
            "tag",
            name,
            fixture => new TagTagHelper
            {
                Tone = fixture.Text("classes") switch
                {
                    "govuk-tag--purple" => Tone.Calm,
                    "govuk-tag--green" => Tone.Good,
                    "govuk-tag--yellow" => Tone.Soon,
                    "govuk-tag--red" => Tone.Late,
                    _ => Tone.Plain,
                },
            }
        );

    [Theory, MemberData(nameof(Backs))]
    public Task A_back_link_is_as_published(string name) =>
        CheckAsync("back-link", name, fixture => new BackTagHelper { Href = fixture.Text("href") ?? "#" });

    [Theory, MemberData(nameof(Summaries))]
    public async Task An_error_summary_is_as_published(string name)
    {
        var fixture = Fixture.Of("error-summary", name);
        var page = new Rendering();
        foreach (var error in fixture.List("errorList"))
        {
            var target = Fixture.Text(error, "href")?.TrimStart('#');
            page.Wrong(target ?? "", Fixture.Text(error, "text")!);
            if (target is not null)
                await page.ShowAsync(new InputTagHelper { Name = target, Id = target });
        }

        var html = await page.ShowAsync(new ErrorSummaryTagHelper());

        Fixture.Meaning(html).ShouldBe(Fixture.Meaning(fixture.Html));
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task A_summary_list_is_as_published(string name)
    {
        var fixture = Fixture.Of("summary-list", name);
        var page = new Rendering();

        var html = await page.ShowAsync(new SummaryListTagHelper(), RowsAsync, attributes: [.. More(fixture)]);

        Fixture.Meaning(html).ShouldBe(Fixture.Meaning(fixture.Html));

        async Task<string> RowsAsync(TagHelperContext around)
        {
            foreach (var row in fixture.List("rows"))
            {
                var action = row.TryGetProperty("actions", out var actions) ? actions.GetProperty("items")[0] : default;
                var helper = new SummaryRowTagHelper
                {
                    Key = Fixture.Text(row, "key", "text")!,
                    Change = Fixture.Text(action, "href"),
                    Act = Fixture.Text(action, "text") ?? "Change",
                    About = "",
                };
                var value = Fixture.Text(row, "value", "html");
                var text = Fixture.Text(row, "value", "text");
                await page.ShowAsync(helper, value is null ? Rendering.Words(text) : Rendering.Html(value), around);
            }
            return "";
        }
    }

    private static async Task CheckAsync(
        string component,
        string name,
        Func<Fixture, TagHelper> make,
        Func<Fixture, IEnumerable<(string, object)>>? attributes = null
    )
    {
        var fixture = Fixture.Of(component, name);
        var inside = fixture.Text("html") is { } html ? Rendering.Html(html) : Rendering.Words(fixture.Text("text"));
        (string, object)[] more = [.. attributes?.Invoke(fixture) ?? [], .. More(fixture)];

        var shown = await new Rendering().ShowAsync(make(fixture), inside, attributes: more);

        Fixture.Meaning(shown).ShouldBe(Fixture.Meaning(fixture.Html));
    }

    private static IEnumerable<(string, object)> More(Fixture fixture) =>
        fixture.Options.TryGetProperty("attributes", out var more)
            ? more.EnumerateObject().Select(attribute => (attribute.Name, (object)attribute.Value.ToString()))
            : [];
}

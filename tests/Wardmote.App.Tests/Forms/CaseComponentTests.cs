using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

public sealed class CaseComponentTests
{
    private static readonly LocalDate Today = new(2026, 5, 20);

    [Theory]
    [InlineData(23, "23 days left", "calm")]
    [InlineData(8, "8 days left", "calm")]
    [InlineData(7, "7 days left", "soon")]
    [InlineData(1, "Due tomorrow", "soon")]
    [InlineData(0, "Due today", "soon")]
    [InlineData(-1, "1 day late", "late")]
    [InlineData(-12, "12 days late", "late")]
    public async Task A_due_date_says_how_long_is_left(int days, string words, string look)
    {
        var due = await DueAsync(new() { On = Today.PlusDays(days), Today = Today });

        due.QuerySelector("strong")!.TextContent.ShouldBe(words);
        due.ClassList.ShouldContain($"wm-due--{look}");
    }

    [Fact]
    public async Task A_due_date_explains_itself()
    {
        var due = await DueAsync(new() { On = new(2026, 6, 12), Today = Today }, "One month from receipt.");

        due.QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2026-06-12");
        due.QuerySelector("time")!.TextContent.ShouldBe("Friday 12 June 2026");
        due.QuerySelector("summary")!.TextContent.ShouldBe("Why this date?");
        due.QuerySelector(".govuk-details__text")!.TextContent.ShouldBe("One month from receipt.");
    }

    [Theory]
    [InlineData(-1, "Done in time", "met")]
    [InlineData(0, "Done in time", "met")]
    [InlineData(3, "Done 3 days late", "late")]
    public async Task A_date_that_was_met_says_so(int daysAfter, string words, string look)
    {
        var due = await DueAsync(
            new()
            {
                On = Today,
                Today = Today.PlusDays(90),
                Met = Today.PlusDays(daysAfter),
            }
        );

        due.QuerySelector("strong")!.TextContent.ShouldBe(words);
        due.ClassList.ShouldContain($"wm-due--{look}");
    }

    [Fact]
    public async Task A_clock_that_stands_still_is_not_late()
    {
        var due = await DueAsync(
            new()
            {
                On = Today.PlusDays(-3),
                Today = Today,
                Paused = "Waiting for identity",
            }
        );

        due.QuerySelector("strong")!.TextContent.ShouldBe("Waiting for identity");
        due.ClassList.ShouldContain("wm-due--paused");
    }

    [Fact]
    public async Task An_event_says_what_when_who_and_why()
    {
        var london = DateTimeZoneProviders.Tzdb["Europe/London"];
        var helper = new EventTagHelper
        {
            What = "Identity checked",
            By = "Asha Patel, secretary",
            At = Instant.FromUtc(2026, 5, 14, 17, 30).InZone(london),
        };

        var item = Only(await new Rendering().ShowAsync(helper, Rendering.Words("Seen in person.")), "li");

        item.QuerySelector(".wm-event__what")!.TextContent.ShouldBe("Identity checked");
        item.QuerySelector(".wm-event__by")!.TextContent.ShouldBe("14 May 2026, 6:30pm · Asha Patel, secretary");
        item.QuerySelector("time")!.GetAttribute("datetime").ShouldBe("2026-05-14T18:30:00+01");
        item.QuerySelector(".wm-event__why")!.TextContent.ShouldBe("Seen in person.");
    }

    [Fact]
    public async Task Each_cell_of_a_table_learns_the_heading_of_its_column()
    {
        var page = new Rendering();
        Task<string> Part(string tag, TagHelperContext around, Func<TagHelperContext, Task<string>> inside) =>
            page.ShowAsync(new TablePartTagHelper(), inside, around, tag);

        var html = await page.ShowAsync(
            new TableTagHelper { Caption = "Requests" },
            async table =>
                await Part(
                    "thead",
                    table,
                    head =>
                        Part(
                            "tr",
                            head,
                            async row =>
                                await Part("th", row, Rendering.Words("Reference"))
                                + await Part("th", row, Rendering.Html("<a href=\"?by=due\">Due &amp; left</a>"))
                        )
                )
                + await Part(
                    "tbody",
                    table,
                    body =>
                        Part(
                            "tr",
                            body,
                            async row =>
                                await Part("th", row, Rendering.Words("R-1"))
                                + await Part("td", row, Rendering.Words("12 May"))
                        )
                )
        );

        var table = Only(html, "table");
        table.QuerySelector("caption")!.TextContent.ShouldBe("Requests");
        table.QuerySelectorAll("thead th").Select(th => th.GetAttribute("scope")).ShouldBe(["col", "col"]);
        table.QuerySelector("tbody th")!.GetAttribute("scope").ShouldBe("row");
        table.QuerySelector("td")!.GetAttribute("data-label").ShouldBe("Due & left");
        table.QuerySelector("td")!.TextContent.ShouldBe("12 May");
    }

    [Fact]
    public async Task A_link_that_changes_a_line_says_which()
    {
        var page = new Rendering();
        var html = await page.ShowAsync(
            new SummaryListTagHelper(),
            async around =>
                await page.ShowAsync(
                    new SummaryRowTagHelper { Key = "Received", Change = "/receipt" },
                    Rendering.Words("12 May 2026"),
                    around
                ) + await page.ShowAsync(new SummaryRowTagHelper { Key = "Person" }, Rendering.Words("Tom"), around)
        );

        var list = Only(html, "dl");
        list.QuerySelector("a")!.TextContent.ShouldBe("Change received");
        list.QuerySelectorAll("div")[1].ClassList.ShouldContain("govuk-summary-list__row--no-actions");
    }

    [Fact]
    public async Task Progress_says_its_numbers_and_keeps_quiet_while_there_are_none()
    {
        var known = Only(await new Rendering().ShowAsync(new ProgressTagHelper { Value = 1200, Max = 50000 }), "div");
        var unknown = Only(await new Rendering().ShowAsync(new ProgressTagHelper { Max = 50000 }), "div");

        known.QuerySelector(".wm-progress__words")!.TextContent.ShouldBe("1,200 of 50,000");
        known.QuerySelector("progress")!.GetAttribute("value").ShouldBe("1200");
        unknown.QuerySelector("progress")!.HasAttribute("value").ShouldBeFalse();
    }

    [Fact]
    public async Task The_present_stage_is_marked_for_those_who_cannot_see_it()
    {
        var now = Only(
            await new Rendering().ShowAsync(new StageTagHelper { Now = true }, Rendering.Words("Review")),
            "li"
        );
        var done = Only(
            await new Rendering().ShowAsync(new StageTagHelper { Done = true }, Rendering.Words("Asked")),
            "li"
        );

        now.GetAttribute("aria-current").ShouldBe("step");
        done.TextContent.ShouldBe("Asked (done)");
    }

    private static async Task<IElement> DueAsync(DueTagHelper due, string? reason = null) =>
        Only(await new Rendering().ShowAsync(due, Rendering.Words(reason)), ".wm-due");

    private static IElement Only(string html, string selector) =>
        new HtmlParser().ParseDocument(html).QuerySelectorAll(selector).First();
}

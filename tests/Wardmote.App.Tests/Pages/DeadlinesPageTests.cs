using Shouldly;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>The public page that works out a deadline from its own address.</summary>
public sealed class DeadlinesPageTests(FullHouse house) : IClassFixture<FullHouse>
{
    private const string Access = "/deadlines?Kind=Access";

    [Fact]
    public async Task The_first_look_asks_what_happened_and_a_form_in_the_address_leads_on()
    {
        var page = await GetAsync("/deadlines");
        page.Errors.ShouldBeEmpty();
        page.Document.QuerySelector("main form")!.GetAttribute("method").ShouldBe("get");
        page.Document.QuerySelectorAll("main [type=radio]").Length.ShouldBe(10);
        (await GetAsync(Access)).Document.QuerySelector("[name='Received.Day']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_answer_has_its_reasons_every_layer_and_a_picture_with_its_table()
    {
        var page = await GetAsync(
            $"{Access}&Received.Day=3&Received.Month=March&Received.Year=2026&Nation=EnglandAndWales"
        );

        page.Errors.ShouldBeEmpty();
        page.Document.GetElementById("due")!.TextContent.ShouldBe("Tuesday 7 April 2026");
        page.Words.ShouldContain("3 April is Good Friday; 4 and 5 April are a weekend; 6 April is Easter Monday.");
        page.Words.ShouldContain("National policy: 30 days from Tuesday 3 March 2026 end Thursday 2 April 2026");
        page.Document.QuerySelectorAll("main svg[role=img]").Length.ShouldBe(1);
        page.Html.ShouldNotContain("style=");
        Rows(page).ShouldContain("Tuesday 7 April 2026: Last day by law");
        page.Document.QuerySelector("[name='Received.Day']")!.GetAttribute("value").ShouldBe("3");
    }

    [Fact]
    public async Task The_nation_decides_whose_holidays_count()
    {
        var england = await GetAsync($"{Access}&Received=2026-10-30&Nation=EnglandAndWales");
        var scotland = await GetAsync($"{Access}&Received=2026-10-30&Nation=Scotland");
        england.Document.GetElementById("due")!.TextContent.ShouldBe("Monday 30 November 2026");
        scotland.Document.GetElementById("due")!.TextContent.ShouldBe("Tuesday 1 December 2026");
    }

    [Fact]
    public async Task An_open_question_gives_the_earliest_date_only()
    {
        var page = await GetAsync($"{Access}&Received=2026-11-02&Clarifications[0].Asked=2026-11-10");
        page.Document.GetElementById("due")!.TextContent.ShouldEndWith("at the earliest");
        page.Words.ShouldContain("There is no due date yet.");
    }

    [Fact]
    public async Task A_breach_is_due_to_the_minute()
    {
        var page = await GetAsync("/deadlines?Kind=Breach&Aware.On=2026-10-24&Aware.At=12:00");
        page.Document.GetElementById("due")!.TextContent.ShouldBe("11am on Tuesday 27 October 2026");
        page.Document.QuerySelector("[name='Aware.At']")!.GetAttribute("value").ShouldBe("12:00");
    }

    [Theory]
    [InlineData("&Received.Day=&Received.Month=&Received.Year=", "Received", "Give the day it was received")]
    [InlineData(
        "&Received.Day=30&Received.Month=2&Received.Year=2026",
        "Received",
        "The day it came must be a real date"
    )]
    [InlineData("&Received=2040-01-01", "Received", "is outside the public holidays Wardmote knows")]
    [InlineData(
        "&Received=2026-03-10&IdentityRequested=2026-03-12&IdentityReceived=2026-03-11",
        "IdentityReceived",
        "before it was asked for on Thursday 12 March 2026"
    )]
    [InlineData(
        "&Received=2026-03-10&Clarifications[0].Asked=2026-03-12&Clarifications[0].Answered=2026-03-11",
        "Clarifications_0__Answered",
        "before it was asked for"
    )]
    [InlineData(
        "&Received=2026-03-10&Clarifications[0].Answered=2026-03-11",
        "Clarifications_0__Asked",
        "Enter the day you asked"
    )]
    public async Task What_cannot_be_right_is_said_at_its_field(string query, string field, string sentence)
    {
        var page = await GetAsync(Access + query);

        page.Errors.ShouldHaveSingleItem().ShouldContain(sentence);
        page.Document.Title.ShouldStartWith("Error:");
        var link = page.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href")!;
        link.ShouldStartWith($"#{field}");
        page.Document.GetElementById(link[1..]).ShouldNotBeNull();
        page.Document.QuerySelector("svg.timeline").ShouldBeNull();
        if (query.Contains("Day=30", StringComparison.Ordinal))
            page.Document.QuerySelector("[name='Received.Day']")!.GetAttribute("value").ShouldBe("30");
        if (query.Contains("Identity", StringComparison.Ordinal))
            page.Document.QuerySelector("[name='IdentityReceived.Day']")!.GetAttribute("value").ShouldBe("11");
    }

    [Theory]
    [InlineData("", "Give at least one moment", "Aware_On")]
    [InlineData("&Aware.On=2026-10-24", "Enter the time it was known", "Aware_At")]
    [InlineData("&Aware.On=2026-10-24&Aware.At=noon", "Enter the time it was known", "Aware_At")]
    [InlineData("&Reported.At=12:00", "Enter the day it was reported", "Reported_On")]
    public async Task A_moment_that_is_not_one_is_said_at_its_field(string query, string sentence, string field)
    {
        var page = await GetAsync("/deadlines?Kind=Breach&Suspected.At=" + query);
        page.Errors.ShouldHaveSingleItem().ShouldStartWith(sentence);
        page.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href")!.ShouldStartWith($"#{field}");
    }

    [Fact]
    public async Task A_kind_that_is_none_starts_again()
    {
        var page = await GetAsync("/deadlines?Kind=Tea");
        page.Errors.ShouldHaveSingleItem();
        page.Document.QuerySelectorAll("main [type=radio]").Length.ShouldBe(10);
    }

    [Fact]
    public async Task A_case_shows_its_dates_in_a_picture()
    {
        var page = await house
            .Served.Visit(house.Cases.Cookie(Who.Secretary))
            .GetAsync($"/rights/{house.Cases.Searching.Reference}");
        page.Document.QuerySelectorAll("main svg.timeline[role=img]").Length.ShouldBe(1, $"{page.Status} {page.Words}");
        page.Html.ShouldNotContain("style=");
        Rows(page).ShouldContain(row => row.EndsWith(": Last day by law", StringComparison.Ordinal));
        var closed = await house
            .Served.Visit(house.Cases.Cookie(Who.Secretary))
            .GetAsync($"/rights/{house.Cases.Closed.Reference}");
        closed.Document.QuerySelector("svg.timeline").ShouldBeNull();
    }

    private static IEnumerable<string> Rows(TestPage page) =>
        page
            .Document.QuerySelectorAll("svg.timeline + table tbody tr")
            .Select(row => string.Join(": ", row.Children.Select(cell => cell.TextContent.Trim())));

    private Task<TestPage> GetAsync(string path) => house.Served.Visit(house.Cases.Cookie(Who.Nobody)).GetAsync(path);
}

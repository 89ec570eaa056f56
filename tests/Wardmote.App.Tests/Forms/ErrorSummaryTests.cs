using AngleSharp.Html.Parser;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

public sealed class ErrorSummaryTests
{
    [Fact]
    public async Task The_summary_follows_the_page_and_not_the_order_of_the_errors()
    {
        var page = new Rendering()
            .Wrong("Last", "Last is wrong")
            .Wrong("", "The request is closed")
            .Wrong("First", "First is wrong");
        await page.ShowAsync(new InputTagHelper { Name = "First", Label = "First" });
        await page.ShowAsync(new InputTagHelper { Name = "Fine", Label = "Fine" });
        await page.ShowAsync(new TextareaTagHelper { Name = "Last", Label = "Last" });

        var lines = await LinesAsync(page);

        lines.ShouldBe([("The request is closed", null), ("First is wrong", "#First"), ("Last is wrong", "#Last")]);
    }

    [Fact]
    public async Task A_field_inside_a_choice_comes_after_the_choice()
    {
        var page = new Rendering().Wrong("Number", "Enter a number").Wrong("Channel", "Choose a channel");
        await page.ShowAsync(
            new RadiosTagHelper { Name = "Channel", Label = "How?" },
            around =>
                page.ShowAsync(
                    new ChoiceTagHelper { Value = "Phone", Label = "By telephone" },
                    _ => page.ShowAsync(new InputTagHelper { Name = "Number", Label = "Number" }),
                    around
                )
        );

        (await LinesAsync(page)).ShouldBe([("Choose a channel", "#Channel"), ("Enter a number", "#Number")]);
    }

    [Fact]
    public async Task A_date_is_linked_to_the_part_that_is_wrong_and_named_once()
    {
        var page = new Rendering()
            .Typed("Received.Day", "31")
            .Wrong("Received", "Received date must include a month")
            .Wrong("Received.Month", "Received date must include a month");
        await page.ShowAsync(new DateTagHelper { Name = "Received", Label = "Received date" });

        (await LinesAsync(page)).ShouldBe([("Received date must include a month", "#Received-month")]);
    }

    [Fact]
    public async Task An_error_of_one_item_belongs_to_the_field_that_shows_them()
    {
        var page = new Rendering().Wrong("Files[1]", "This file is larger than 25 MB");
        await page.ShowAsync(new FileTagHelper { Name = "Files", Label = "Files" });

        (await LinesAsync(page)).ShouldBe([("This file is larger than 25 MB", "#Files")]);
    }

    [Fact]
    public async Task A_field_whose_name_only_begins_alike_is_another_field()
    {
        var page = new Rendering().Wrong("NameOfParent", "Enter the parent's name");
        var html = await page.ShowAsync(new InputTagHelper { Name = "Name", Label = "Name" });

        html.ShouldNotContain("govuk-error-message");
        (await LinesAsync(page)).ShouldBe([("Enter the parent's name", null)]);
    }

    [Fact]
    public async Task A_page_without_errors_shows_no_summary() =>
        (await new Rendering().ShowAsync(new ErrorSummaryTagHelper())).ShouldBeEmpty();

    private static async Task<(string, string?)[]> LinesAsync(Rendering page)
    {
        var html = await page.ShowAsync(new ErrorSummaryTagHelper());
        var items = new HtmlParser().ParseDocument(html).QuerySelectorAll("li");
        return [.. items.Select(item => (item.TextContent, item.QuerySelector("a")?.GetAttribute("href")))];
    }
}

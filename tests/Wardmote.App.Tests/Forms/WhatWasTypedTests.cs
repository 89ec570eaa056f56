using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

/// <summary>A form that comes back holds what was typed, however odd, and never as markup.</summary>
public sealed class WhatWasTypedTests
{
    public static TheoryData<string> OddThings =>
        [
            "plain",
            "<script>alert(1)</script>",
            "\" onfocus=\"alert(1)",
            "O'Brien & Sons",
            "\u202Eright to left\u202C مرحبا",
            "e\u0301 and é, 👩‍👩‍👧",
            "{{ template }} @Model",
        ];

    [Theory, MemberData(nameof(OddThings))]
    public async Task An_input_keeps_it(string typed)
    {
        var page = new Rendering().Typed("Name", typed).Wrong("Name", "No");
        var html = await page.ShowAsync(
            new InputTagHelper
            {
                Name = "Name",
                Label = typed,
                Hint = typed,
            }
        );

        var document = new HtmlParser().ParseDocument(html);
        ((IHtmlInputElement)document.QuerySelector("input")!).Value.ShouldBe(typed);
        document.QuerySelector("label")!.TextContent.ShouldBe(typed);
        document.QuerySelector(".govuk-hint")!.TextContent.ShouldBe(typed);
        document.QuerySelectorAll("script, [onfocus]").ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(OddThings))]
    [InlineData("\n\nafter two empty lines\r\nand on")]
    public async Task A_textarea_keeps_it(string typed)
    {
        var page = new Rendering().Typed("Words", typed).Wrong("Words", "No");
        var html = await page.ShowAsync(new TextareaTagHelper { Name = "Words", Label = "Words" });

        var area = (IHtmlTextAreaElement)new HtmlParser().ParseDocument(html).QuerySelector("textarea")!;
        area.TextContent.ReplaceLineEndings("\n").ShouldBe(typed.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_date_keeps_all_three_parts_even_when_they_are_no_date()
    {
        var page = new Rendering()
            .Typed("Received.Day", "40")
            .Typed("Received.Month", "Smarch")
            .Typed("Received.Year", "<i>")
            .Wrong("Received", "No")
            .Wrong("Received.Month", "No");
        var html = await page.ShowAsync(new DateTagHelper { Name = "Received", Label = "Received" });

        var inputs = new HtmlParser().ParseDocument(html).QuerySelectorAll("input").Cast<IHtmlInputElement>().ToArray();
        inputs.Select(input => input.Value).ShouldBe(["40", "Smarch", "<i>"]);
        inputs.Select(input => input.ClassList.Contains("govuk-input--error")).ShouldBe([false, true, false]);
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        var page = new Rendering().Typed("Password", "correct horse battery").Wrong("Password", "That is not it");

        var html = await page.ShowAsync(new PasswordTagHelper { Name = "Password", Label = "Password" });

        html.ShouldNotContain("correct horse");
    }
}

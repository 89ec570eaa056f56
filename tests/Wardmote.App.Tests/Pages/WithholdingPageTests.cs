using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Shouldly;
using Wardmote.Rights;
using Xunit;

namespace Wardmote.App.Tests.Pages;

/// <summary>Something is kept back in part: tried, kept, listed and put back.</summary>
public class WithholdingPageTests(FullHouse house) : IClassFixture<FullHouse>
{
    private static readonly (string, string?)[] Weighed =
    [
        ("Exemption", nameof(Exemption.ThirdParty)),
        ("Whose", "A former employer"),
        ("Answer", nameof(ThirdPartyAnswer.Refused)),
        ("Steps", "Telephoned"),
        ("Confidence", "none"),
        ("Note", "They fear for their work"),
        ("Part", "words"),
    ];

    [Fact]
    public async Task A_word_is_tried_then_blacked_out_listed_and_put_back()
    {
        var request = house.Cases.Reviewed;
        var item = request.Items.First(i => i.RecordKey is null && i.Withholding is null);
        var url = $"/rights/{request.Reference}/items/{item.Id}";
        var alex = house.Served.Visit((Federation.SessionCookie, await house.Served.SignInAsync(Federation.Secretary)));
        var page = await alex.GetAsync(url);
        var text = page.Document.QuerySelector(".wm-card .wm-lines")!.TextContent;
        var word = text.Split(' ', '\n').First(w => w.Length > 4 && w.All(char.IsAsciiLetter));
        var form = page.FormWith(["Words"]);

        form.SetAttribute("action", $"{url}?handler=Try");
        var tried = await alex.SendAsync(page, form, [], ("Words", word));
        var shown = tried.Document.QuerySelector("section[aria-labelledby=tried] .wm-lines")!.TextContent;
        shown.ShouldContain(Redaction.Mark);
        shown.ShouldNotContain(word, Case.Insensitive);
        tried.Document.QuerySelector("textarea[name=Words]")!.TextContent.Trim().ShouldBe(word);
        (await alex.GetAsync(url)).Words.ShouldContain("It goes to the person");

        form.SetAttribute("action", $"{url}?handler=Withhold");
        var nowhere = await alex.SendAsync(
            page,
            form,
            [],
            [.. Weighed, ("Words", "Nobody Such"), ("Described", "A note")]
        );
        nowhere.Errors.ShouldBe([
            "What you wrote on line 1 was not found. Look at how it is spelled there, or take that line out.",
        ]);
        var kept = await alex.SendAsync(page, form, [], [.. Weighed, ("Words", word), ("Described", "A note")]);
        kept.Status.ShouldBe(HttpStatusCode.Redirect, string.Join(' ', kept.Errors));

        var list = await alex.GetAsync($"/rights/{request.Reference}/schedule");
        list.Words.ShouldContain("A former employer");
        list.Words.ShouldContain("Article 15 of the UK GDPR, and no other right");

        var decided = await alex.GetAsync(url);
        var copy = await alex.SendAsync(
            decided,
            decided.Document.QuerySelector<IHtmlFormElement>("form[action*='handler=Copy']")!,
            []
        );
        copy.Html.ShouldBe(shown.Trim(), StringCompareShould.IgnoreLineEndings);
        await alex.SendAsync(decided, ("BackReason", "They agree now"));
        (await alex.GetAsync(url)).Words.ShouldContain("It goes to the person");
    }
}

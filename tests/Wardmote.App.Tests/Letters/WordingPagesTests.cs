using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Letters;

public class WordingPagesTests
{
    private const string Page = "/letters/wordings/holder-asked?unit=C001";
    private const string Try = $"{Page}&handler=Try";
    private const string Own =
        "Subject: Your help with {{reference}}\n\nDear {{to}},\n\nLook by **{{due}}**, would you?";

    [Theory, OnBothDatabases]
    public async Task An_officer_words_a_letter_sees_how_it_reads_and_the_next_letter_says_it(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var visit = await site.SignedInAsync();
        var list = await visit.GetAsync("/letters/wordings");
        list.Words.ShouldContain("Asks an officer to look for what they hold");
        list.Words.ShouldContain("The standard words");
        var page = await visit.GetAsync(Page);
        page.Words.ShouldContain("{{secretary}} The officer who handles the request, by name Priya Shah");

        var tried = await visit.SendAsync(page with { Path = Try }, ("Source", Own));
        tried.Errors.ShouldBeEmpty();
        tried.Words.ShouldContain("Nothing is saved yet");
        tried.Words.ShouldContain("Your help with R-2026-0014");
        tried.Words.ShouldContain("Dear Sam Okafor,");
        (await site.House.ReadAsync(db => db.TemplateVersions.CountAsync())).ShouldBe(0);

        (await visit.SendAsync(tried with { Path = Page }, ("Source", Own))).Location.ShouldBe(
            "/letters/wordings?unit=C001"
        );
        (await visit.GetAsync("/letters/wordings")).Words.ShouldContain("Its own, since");
        (await SubjectAsync(site)).ShouldBe("Your help with R-2026-0014");
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "TemplateSaved"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_placeholder_nobody_knows_is_refused_at_the_field_and_nothing_typed_is_lost(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var visit = await site.SignedInAsync();
        var typed = Own + "\n\nYours, {{chairman}}";
        foreach (var path in new[] { Try, Page })
        {
            var page = await visit.GetAsync(Page);
            var refused = await visit.SendAsync(page with { Path = path }, ("Source", typed));
            refused
                .Errors.ShouldHaveSingleItem()
                .ShouldStartWith("“{{chairman}}” is not something this letter can say.");
            refused.Document.QuerySelector("#Source-error").ShouldNotBeNull();
            refused.Document.QuerySelector("textarea")!.TextContent.ShouldContain("Yours, {{chairman}}");
        }
        var empty = await visit.SendAsync(await visit.GetAsync(Page), ("Source", ""));
        empty.Errors.ShouldBe(["Write the letter, from its subject on"]);
        (await site.House.ReadAsync(db => db.TemplateVersions.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_returns_to_the_standard_words_once_it_has_said_that_it_means_it(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var visit = await site.SignedInAsync();
        var standard = await SubjectAsync(site);
        await visit.SendAsync(await visit.GetAsync(Page), ("Source", Own));
        var page = await visit.GetAsync(Page);
        var way = page.Document.QuerySelector("a[href*='/standard']")!.GetAttribute("href")!;
        var asked = await visit.GetAsync(way);
        asked.Words.ShouldContain(standard);
        (await SubjectAsync(site)).ShouldNotBe(standard);

        (await visit.SendAsync(asked)).Location.ShouldBe("/letters/wordings?unit=C001");
        (await SubjectAsync(site)).ShouldBe(standard);
        (await visit.GetAsync("/letters/wordings")).Words.ShouldNotContain("Its own, since");
        (await visit.GetAsync(Page)).Document.QuerySelector("a[href*='/standard']").ShouldBeNull();
        // A second press, on a page that was still open.
        (await visit.SendAsync(asked))
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("nothing to give up");
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "TemplateDropped"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2")]
    public async Task Whoever_keeps_letters_elsewhere_words_none_here(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "owen@example.org", "Owen Hughes", code: "C002"));
        var owner = await site.SignedInAsync();
        var (page, asked) = (await owner.GetAsync(Page), await owner.GetAsync(Page.Replace("?", "/standard?")));
        var stranger = await site.SignedInAsync("owen@example.org");
        foreach (var form in new[] { page, asked })
            (await stranger.GetAsync(form.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        var own = await stranger.GetAsync("/letters/wordings/holder-asked?unit=C002");
        var sent = await stranger.SendAsync(own with { Path = Page }, ("Source", Own));
        sent.Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.House.ReadAsync(db => db.TemplateVersions.CountAsync())).ShouldBe(0);
    }

    private static Task<string> SubjectAsync(TestSite site) =>
        site.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var unit = await db.Set<Unit>().SingleAsync(u => u.Code == "C001");
            var letter = await s.GetRequiredService<LetterWriter>().WriteAsync(Letters.Asked(unit.Id), default);
            return letter.Subject;
        });
}

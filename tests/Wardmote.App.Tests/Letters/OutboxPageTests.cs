using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.App.Tests.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Letters;

public class OutboxPageTests
{
    [Theory, OnBothDatabases]
    public async Task The_demonstration_shows_letters_as_their_readers_get_them(On on)
    {
        await using var site = await SigningIn.SiteAsync(on, demonstration: true);
        var unit = await site.House.DoAsync(s => AccountHouse.AppointAsync(s, code: "C002"));
        // Longer than one encoded word, and with a letter at the seam.
        var subject = "Gŵyl Ddŵr: ymholiad am wybodaeth – éééééééééééééééééééé – {{reference}}";
        await site.House.DoAsync(s =>
            s.GetRequiredService<SaveTemplate>()
                .RunAsync(
                    Actor.Operator,
                    unit,
                    LetterTemplates.HolderAsked,
                    $"Subject: {subject}\n\n[Open]({{{{link}}}})",
                    default
                )
        );
        await site.House.WriteAsync(Letters.Asked(unit));
        await site.House.DoAsync(s => s.GetRequiredService<Postman>().SendDueAsync(default));
        var page = await site.Visit().GetAsync("/outbox");
        page.Document.QuerySelector("h2")!.TextContent.ShouldBe(subject.Replace("{{reference}}", "R-2026-0014"));
        page.Document.QuerySelector("a[href$='/answer/token']").ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_parked_letter_raises_an_alarm_on_the_desk_and_among_the_letters(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var visit = await site.SignedInAsync();
        (await visit.GetAsync("/desk")).Words.ShouldNotContain("could not be sent");
        // The letter of their invitation.
        await site.House.DoAsync(s => s.GetRequiredService<Postman>().SendDueAsync(default));
        var id = await site.House.ReadAsync(db => Task.FromResult(db.Set<Unit>().Single(u => u.Code == "C001").Id));
        var letter = await site.House.WriteAsync(Letters.Asked(id));
        await site.House.ParkAsync("The mail server answered: 550 no such user");
        (await visit.GetAsync("/desk")).Words.ShouldContain("1 letter could not be sent");
        (await visit.GetAsync("/letters")).Words.ShouldContain("1 letter could not be sent");
        var page = await visit.GetAsync($"/letters/{letter}");
        page.Words.ShouldContain("550 no such user");
        (await visit.SendAsync(page)).Location.ShouldBe($"/letters/{letter}");
        (await visit.GetAsync("/letters")).Words.ShouldNotContain("1 letter could not be sent");
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.App.Tests.Letters;
using Wardmote.App.Tests.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.Cli;

public class OutboxVerbsTests
{
    [Theory, OnBothDatabases]
    public async Task A_parked_letter_is_listed_with_its_reason_retried_and_sent(On on)
    {
        await using var site = await SiteAsync(on);
        var unit = await UnitAsync(site);
        (await TypeAsync(site, "list")).Output.Trim().ShouldBe("Every letter has gone.");
        var id = await site.House.WriteAsync(Letters.Letters.Asked(unit));
        await site.House.ParkAsync("The mail server answered: 550 no such user");

        (await TypeAsync(site, "list")).Output.ShouldContain("550 no such user");
        var listed = (await JsonAsync(site, "list")).EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("id").GetGuid().ShouldBe(id);
        listed.GetProperty("state").GetString().ShouldBe("Parked");
        listed.GetProperty("lastProblem").GetString().ShouldBe("The mail server answered: 550 no such user");
        (await JsonAsync(site, "send")).GetProperty("accepted").GetInt32().ShouldBe(0);

        (await JsonAsync(site, "retry", $"{id}")).GetProperty("retried")[0].GetGuid().ShouldBe(id);
        var again = await TypeAsync(site, "retry", $"{id}");
        (again.Code, again.Error.Trim()).ShouldBe((2, "This letter is not parked, so there is nothing to try again."));
        (await TypeAsync(site, "send")).Output.ShouldStartWith("Sent 1;");
        Directory.GetFiles(site.House.Folder.Outbox, "*.eml").ShouldHaveSingleItem();
        (await JsonAsync(site, "list")).GetArrayLength().ShouldBe(0);
        var gone = (await JsonAsync(site, "list", "--all")).EnumerateArray().ShouldHaveSingleItem();
        gone.GetProperty("state").GetString().ShouldBe("Accepted");
        gone.GetProperty("mayHaveGoneTwice").GetBoolean().ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Every_parked_letter_is_retried_at_once(On on)
    {
        await using var site = await SiteAsync(on);
        var unit = await UnitAsync(site);
        for (var i = 0; i < 2; i++)
        {
            await site.House.WriteAsync(Letters.Letters.Asked(unit));
            await site.House.ParkAsync("The mail server answered: 554 not from here");
        }
        var unclear = await TypeAsync(site, "retry");
        (unclear.Code, unclear.Error.Trim()).ShouldBe((2, "Give the id of one letter, or --all."));
        (await TypeAsync(site, "retry", "--all")).Output.Trim().ShouldBe("2 letters will be tried again.");
        (await TypeAsync(site, "send")).Output.ShouldStartWith("Sent 2;");
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_by_post_is_listed_until_it_has_been_posted(On on)
    {
        await using var site = await SiteAsync(on);
        var id = await site.House.WriteAsync(Letters.Letters.Asked(await UnitAsync(site), email: null));
        (await TypeAsync(site, "list")).Output.ShouldContain("To be printed and posted");
        (await JsonAsync(site, "posted", $"{id}")).GetProperty("posted").GetGuid().ShouldBe(id);
        (await JsonAsync(site, "list")).GetArrayLength().ShouldBe(0);
        (await site.House.ReadAsync(db => db.Letters.SingleAsync())).PostedAt.ShouldNotBeNull();
        (await TypeAsync(site, "posted", $"{id}")).Error.Trim().ShouldBe("This letter has been posted already.");
    }

    [Theory, OnBothDatabases]
    [Trait("asvs", "V8.2.2")]
    public async Task An_officer_sees_the_letters_of_their_units_and_sends_nobodys(On on)
    {
        await using var site = await SiteAsync(on);
        var letter = await site.House.WriteAsync(Letters.Letters.Asked(await UnitAsync(site)));
        await site.House.ParkAsync("The mail server answered: 550 no such user");
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "owen@example.org", "Owen Hughes", code: "C002"));
        await site.House.AccountAsync("owen@example.org");
        await site.House.AccountAsync();
        (await JsonAsync(site, "list", "--as", AccountHouse.Email)).ToString().ShouldContain($"{letter}");
        (await JsonAsync(site, "list", "--as", "owen@example.org")).ToString().ShouldNotContain($"{letter}");
        (await TypeAsync(site, "retry", $"{letter}", "--as", "owen@example.org"))
            .Error.Trim()
            .ShouldBe("There is no such letter.");
        var sent = await TypeAsync(site, "send", "--as", AccountHouse.Email);
        (sent.Code, sent.Error.Trim()).ShouldBe(
            (2, "Only the operator of this machine sends the letters of every unit. Leave --as out.")
        );
    }

    // The commands go by the true time.
    private static async Task<TestSite> SiteAsync(On on)
    {
        var site = await SigningIn.SiteAsync(on);
        site.Clock.Now = SystemClock.Instance.GetCurrentInstant();
        return site;
    }

    private static Task<Guid> UnitAsync(TestSite site) =>
        site.House.ReadAsync(db => db.Set<Unit>().Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());

    private static Task<Answered> TypeAsync(TestSite site, params string[] typed) =>
        TestCommand.RunAsync("/", ["outbox", .. typed, "--data", site.House.Folder.Root]);

    private static async Task<JsonElement> JsonAsync(TestSite site, params string[] typed)
    {
        var answered = await TypeAsync(site, [.. typed, "--json"]);
        answered.Code.ShouldBe(0, answered.Error);
        return JsonDocument.Parse(answered.Output).RootElement;
    }
}

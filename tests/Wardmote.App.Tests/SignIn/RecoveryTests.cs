using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Phone and codes are lost: from the page after the password to an account set up anew.</summary>
public class RecoveryTests
{
    private const string Chair = "owen@example.org";
    private const string Keeper = "mina@example.org";

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.4")]
    public async Task Two_officers_make_sure_who_asks_and_the_link_sets_the_account_up_anew(On on)
    {
        await using var site = await ThreeAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var asha = site.Visit();
        var code = await asha.ToCodeAsync();
        code.Document.QuerySelector("a[href='/signin/lost']").ShouldNotBeNull();
        var lost = await asha.GetAsync("/signin/lost");
        (await asha.FollowAsync(await asha.SendAsync(lost))).Heading.ShouldBe(
            "Two officers will make sure that it is you"
        );

        var owen = await site.SignedInAsync(Chair);
        var list = await owen.GetAsync("/organisation/recoveries");
        list.Words.ShouldContain("nobody has confirmed yet");
        var page = await owen.GetAsync(list.Document.QuerySelector(".wm-cards a")!.GetAttribute("href")!);
        (await owen.SendAsync(page, ("Reason", ""))).Errors.Single().ShouldContain("how you made sure");
        var confirmed = await owen.SendAsync(page, ("Reason", "She came by"));
        (await owen.FollowAsync(confirmed)).Words.ShouldContain("One more must, and has been written to");
        (await owen.GetAsync(page.Path)).Words.ShouldContain("You have confirmed. One more must.");

        var mina = await site.SignedInAsync(Keeper);
        var form = await mina.GetAsync(page.Path);
        form.Words.ShouldContain("By Owen Hughes");
        (await mina.FollowAsync(await mina.SendAsync(form, ("Reason", "Called her")))).Words.ShouldContain(
            "A letter with a link is on its way"
        );
        (await mina.GetAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound);

        var welcome = await asha.GetAsync($"/welcome/{await site.House.LinkAsync()}");
        welcome.Words.ShouldContain("Welcome, Asha Patel");
        site.Clock.Pass(Duration.FromMinutes(1));
        (await site.Visit().SignInAsync(site, secret)).Location.ShouldBe("/");
        // It was she, with the phone after all: the link is worth nothing any more.
        (await asha.GetAsync(welcome.Path)).Words.ShouldContain("This invitation has been used");
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_begins_it_for_who_cannot_ask_and_another_refuses_it(On on)
    {
        await using var site = await ThreeAsync(on);
        await site.House.AccountAsync();
        var owen = await site.SignedInAsync(Chair);
        var list = await owen.GetAsync("/organisation/recoveries");
        (await owen.SendAsync(list)).Errors.ShouldBe(["Enter the e-mail address of their account"]);
        (await owen.SendAsync(list, ("Email", Chair), ("Reason", "It is me")))
            .Errors.Single()
            .ShouldContain("nobody confirms for themself");
        await owen.SendAsync(list, ("Email", AccountHouse.Email), ("Reason", "She came by"));

        var mina = await site.SignedInAsync(Keeper);
        var waiting = (await mina.GetAsync("/organisation/recoveries")).Document.QuerySelector(".wm-cards a")!;
        var page = await mina.GetAsync(waiting.GetAttribute("href")!);
        var empty = await mina.SendAsync(page, ("Because", ""));
        empty.Errors.ShouldBe(["Say why it is refused."]);
        (await mina.SendAsync(empty, ("Reason", ""))).Errors.Single().ShouldContain("how you made sure");
        (await mina.SendAsync(page, ("Because", "She was on the telephone with me"))).Location.ShouldBe(
            "/organisation/recoveries"
        );
        (await mina.GetAsync("/organisation/recoveries")).Words.ShouldContain("Nobody is waiting.");
        (await site.House.NoticesAsync())[^1].ShouldStartWith("Mina Keeper was not sure");
    }

    [Fact]
    public async Task Without_the_password_nobody_asks()
    {
        await using var site = await ThreeAsync(On.Sqlite);
        await site.House.AccountAsync();
        (await site.Visit().GetAsync("/signin/lost")).Location.ShouldBe("/signin");
        (await site.House.ReadAsync(db => db.Recoveries.CountAsync())).ShouldBe(0);
    }

    [Fact, Trait("asvs", "V6.4.4")]
    public async Task At_the_machine_the_operator_confirms_as_nobody_else()
    {
        await using var site = await ThreeAsync(On.Sqlite);
        await site.House.AccountAsync();
        await site.House.AccountAsync(Chair);
        await site.StopAsync();
        string[] typed =
        [
            "people",
            "recover",
            AccountHouse.Email,
            "--reason",
            "She stands here",
            "--data",
            site.House.Folder.Root,
        ];
        var posing = await TestCommand.RunAsync(site.House.Folder.Root, [.. typed, "--as", Chair]);
        posing.Code.ShouldBe(2);
        posing.Error.ShouldContain("Leave --as out");
        var first = await TestCommand.RunAsync(site.House.Folder.Root, typed);
        first.Output.ShouldContain("An officer must confirm as well");
        var second = await TestCommand.RunAsync(site.House.Folder.Root, typed);
        second.Code.ShouldBe(2);
        second.Error.ShouldContain("Somebody else must, too");
    }

    private static async Task<TestSite> ThreeAsync(On on)
    {
        var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, Chair, "Owen Hughes", "chair"));
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, Keeper, "Mina Keeper", "membership officer"));
        return site;
    }
}

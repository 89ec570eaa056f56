using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

public class ForgottenPasswordTests
{
    private const string New = "violet anchor seven teapots";

    [Theory, OnBothDatabases]
    public async Task Someone_who_forgot_their_password_chooses_another_and_is_signed_in(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        var asked = await visit.GetAsync("/signin/forgotten");
        (await visit.SendAsync(asked, ("Email", ""))).Errors.ShouldBe(["Enter your e-mail address"]);
        var sent = await visit.SendAsync(asked, ("Email", AccountHouse.Email));
        (await visit.FollowAsync(sent)).Heading.ShouldBe("Look for our letter");
        var token = await site.House.ForgottenAsync();

        var page = await visit.GetAsync($"/signin/new-password/{token}");
        (await visit.SendAsync(page)).Errors.ShouldBe([
            "Choose a new password",
            "Enter the code from your authenticator app",
        ]);
        (await visit.SendAsync(page, ("Chosen", New), ("Code", "000000"))).Errors.Single().ShouldContain("not right");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        var done = await visit.SendAsync(page, ("Chosen", New), ("Code", site.House.Code(secret)));
        done.Location.ShouldBe("/");
        (await visit.GetAsync("/account")).Words.ShouldContain("Your new password counts from now on");
        (await visit.GetAsync($"/signin/new-password/{token}")).Words.ShouldContain("This link has been used");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B1"), Trait("asvs", "V3.5.3")]
    public async Task A_mail_scanner_that_opens_the_link_and_presses_its_button_changes_nothing(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var token = await site.House.ForgottenAsync();
        var path = $"/signin/new-password/{token}";
        var before = await site.House.ReadAsync(db => db.Journal.CountAsync());
        var scanner = site.Visit();
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options, HttpMethod.Get })
            using (await scanner.Client.SendAsync(new HttpRequestMessage(method, path))) { }
        var page = await scanner.GetAsync(path);
        await scanner.SendAsync(page);
        await scanner.SendAsync(page, ("Chosen", "a password from a scanner"), ("Code", "123456"));
        (await scanner.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.House.ReadAsync(db => db.Journal.CountAsync())).ShouldBe(before);
        (await site.House.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldBe(account);

        var mine = site.Visit();
        var form = await mine.GetAsync(path);
        (await mine.SendAsync(form, ("Chosen", New), ("Code", site.House.Code(secret)))).Location.ShouldBe("/");
    }

    [Fact, Trait("asvs", "V6.1.1"), Trait("abuse", "B22")]
    public async Task A_mailbox_is_not_flooded_and_its_owner_still_gets_a_link_from_their_own_browser()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var mine = site.Visit();
        await mine.SignInAsync(site, secret);
        await mine.SendAsync(await mine.GetAsync("/sign-out"));
        var stranger = site.Visit();
        var page = await stranger.GetAsync("/signin/forgotten");
        for (var i = 0; i < 5; i++)
            (await stranger.SendAsync(page, ("Email", AccountHouse.Email))).Errors.ShouldBeEmpty();
        (await stranger.SendAsync(page, ("Email", AccountHouse.Email))).Errors.Single().ShouldContain("Wait an hour");
        var form = await mine.GetAsync("/signin/forgotten");
        var mailed = await mine.FollowAsync(await mine.SendAsync(form, ("Email", AccountHouse.Email)));
        mailed.Heading.ShouldBe("Look for our letter");
        site.Clock.Pass(Duration.FromHours(1));
        (await stranger.SendAsync(page, ("Email", AccountHouse.Email))).Errors.ShouldBeEmpty();
    }
}

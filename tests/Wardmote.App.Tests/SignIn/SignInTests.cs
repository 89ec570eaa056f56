using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

public class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task Password_and_code_lead_back_to_the_page_that_was_asked_for(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        var shut = await visit.GetAsync("/account?q=secret");
        shut.Status.ShouldBe(HttpStatusCode.Redirect);
        shut.Location.ShouldBe("/signin?from=%2Faccount");
        var inside = await visit.SignInAsync(site, secret, path: shut.Location!);
        inside.Location.ShouldBe("/account");
        var account = await visit.FollowAsync(inside);
        account.Words.ShouldContain("Asha Patel");
        account.Words.ShouldContain("Secretary, Northbury North");
        account.Words.ShouldContain("This browser");
    }

    [Theory, InlineData("https://evil.example/"), InlineData("//evil.example/"), InlineData("/\\evil.example/")]
    [Trait("asvs", "V3.7.2"), Trait("abuse", "B20")]
    public async Task Nobody_is_led_out_of_the_house(string from)
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var inside = await site.Visit().SignInAsync(site, secret, path: $"/signin?from={Uri.EscapeDataString(from)}");
        inside.Location.ShouldBe("/");
    }

    [Fact]
    public async Task An_empty_form_says_what_to_enter()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        (await site.Visit().PasswordAsync("", "")).Errors.ShouldBe([
            "Enter your e-mail address",
            "Enter your password",
        ]);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.5.1"), Trait("abuse", "B10")]
    public async Task A_code_seen_over_the_shoulder_does_not_work_in_another_browser(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var (mine, theirs) = (site.Visit(), site.Visit());
        var (here, there) = (await mine.ToCodeAsync(), await theirs.ToCodeAsync());
        var code = site.House.Code(secret);
        (await mine.SendAsync(here, ("Code", code))).Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await theirs.SendAsync(there, ("Code", code));
        refused.Errors.Single().ShouldContain("used already");
        (await theirs.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19"), Trait("abuse", "B10")]
    public async Task Of_64_posts_of_one_code_one_opens_a_session(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        var page = await visit.ToCodeAsync();
        var code = site.House.Code(secret);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => visit.SendAsync(page, ("Code", code))));
        answers.Count(a => a is { Status: HttpStatusCode.Redirect, Location: "/" }).ShouldBe(1);
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(1);
    }

    [Fact, Trait("asvs", "V6.4.1")]
    public async Task The_code_page_needs_the_password_first_and_waits_ten_minutes()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        (await site.Visit().GetAsync("/signin/code")).Location.ShouldBe("/signin");
        var visit = site.Visit();
        var page = await visit.ToCodeAsync();
        site.Clock.Pass(Duration.FromMinutes(10));
        (await visit.SendAsync(page, ("Code", site.House.Code(secret)))).Location.ShouldBe("/signin");
    }

    [Fact, Trait("asvs", "V6.1.1"), Trait("asvs", "V6.3.1")]
    public async Task Guessing_is_slowed_down_and_every_wait_ends()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var stranger = site.Visit();
        for (var i = 0; i < 5; i++)
            (await stranger.PasswordAsync(AccountHouse.Email, $"wrong password number {i}")).Words.ShouldContain(
                "belong together"
            );
        for (var i = 0; i < 20; i++)
            (await stranger.PasswordAsync(AccountHouse.Email, AccountHouse.Password))
                .Errors.Single()
                .ShouldContain("Wait a minute");
        site.Clock.Pass(Duration.FromMinutes(1));
        (await site.Visit().SignInAsync(site, secret)).Location.ShouldBe("/");
    }

    [Fact, Trait("asvs", "V6.1.1")]
    public async Task Strangers_at_the_door_do_not_keep_out_a_browser_that_is_known()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var (_, secret) = await site.House.AccountAsync();
        var mine = site.Visit();
        await mine.SignInAsync(site, secret);
        await mine.SendAsync(await mine.GetAsync("/sign-out"));
        var stranger = site.Visit();
        for (var i = 0; i < 6; i++)
            await stranger.PasswordAsync(AccountHouse.Email, "wrong password after all");
        (await stranger.PasswordAsync(AccountHouse.Email, "wrong password after all"))
            .Errors.Single()
            .ShouldContain("Wait");
        (await mine.SignInAsync(site, secret)).Location.ShouldBe("/");
    }

    [Fact, Trait("asvs", "V6.3.1")]
    public async Task Whoever_has_the_password_still_cannot_guess_the_code()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        await site.House.AccountAsync();
        var visit = site.Visit();
        var page = await visit.ToCodeAsync();
        for (var i = 0; i < 5; i++)
            (await visit.SendAsync(page, ("Code", "000000"))).Errors.Single().ShouldContain("not right");
        (await visit.SendAsync(page, ("Code", "000000"))).Errors.Single().ShouldContain("Wait 5 minutes");
    }

    [Fact, Trait("asvs", "V3.3.1")]
    public async Task Over_https_the_session_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite, ["Wardmote:Address=https://data.example.org"]);
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit("https://data.example.org");
        var page = await visit.ToCodeAsync();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["Code"] = site.House.Code(secret),
                ["__RequestVerificationToken"] = page
                    .Document.QuerySelector("[name=__RequestVerificationToken]")!
                    .GetAttribute("value")!,
            }
        );
        var answer = await visit.Client.PostAsync("/signin/code", form);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("__Host-wardmote-session=", StringComparison.Ordinal));
        cookie.ShouldMatch("^__Host-wardmote-session=[A-Za-z0-9_-]{43}; path=/; secure; samesite=lax; httponly$");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B19")]
    public async Task A_form_of_one_account_is_worth_nothing_in_another(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        var mine = await site.SignedInAsync();
        var theirs = await site.SignedInAsync("other@example.org");
        var form = await mine.GetAsync("/sign-out");
        (await theirs.SendAsync(form)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await theirs.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V8.2.1"), Trait("abuse", "A13")]
    public async Task An_officer_without_the_duty_is_told_so(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "till@example.org", "Tess Till", "treasurer"));
        var visit = await site.SignedInAsync("till@example.org");
        (await visit.GetAsync("/rights")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }
}

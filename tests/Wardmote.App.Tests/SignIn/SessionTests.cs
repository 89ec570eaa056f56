using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

public class SessionTests
{
    [Theory, OnBothDatabases, Trait("asvs", "V7.4.1"), Trait("asvs", "V14.3.1")]
    public async Task A_token_kept_from_before_signing_out_opens_nothing(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var token = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        var visit = site.Holding(token);
        var page = await visit.GetAsync("/sign-out");
        using var form = new FormUrlEncodedContent(
            page.FormWith([])
                .QuerySelectorAll("input")
                .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!)
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-out") { Content = form };
        var answer = await visit.Client.SendAsync(request);
        answer.Headers.Location!.OriginalString.ShouldBe("/signin");
        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("storage");
        (await site.Holding(token).GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact, Trait("abuse", "B19")]
    public async Task Opening_the_sign_out_page_signs_nobody_out()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var visit = await site.SignedInAsync();
        await visit.GetAsync("/sign-out");
        using var head = await visit.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/sign-out"));
        using var bare = await visit.Client.PostAsync("/sign-out", new FormUrlEncodedContent([]));
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.4.2"), Trait("abuse", "B13")]
    public async Task What_ends_a_session_on_one_node_ends_it_on_the_other_at_once(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var token = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        (await site.Holding(token).GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        // The house below is a process of its own as far as the site knows: they share nothing but the database.
        await site.House.DoAsync(s =>
            s.GetRequiredService<CloseAccount>().RunAsync(Actor.Operator, AccountHouse.Email, "Left.", default)
        );
        (await site.Holding(token).GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact, Trait("asvs", "V7.3.1")]
    public async Task A_session_left_alone_for_half_an_hour_asks_for_sign_in()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var visit = await site.SignedInAsync();
        site.Clock.Pass(Duration.FromMinutes(29));
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        site.Clock.Pass(Duration.FromMinutes(31));
        var page = await visit.GetAsync("/account");
        page.Location.ShouldBe("/signin?from=%2Faccount");
        // A form sent too late leads to sign-in as well, and not to an error.
        (
            await visit.Client.PostAsync("/sign-out", new FormUrlEncodedContent([]))
        ).Headers.Location!.OriginalString.ShouldBe("/signin");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.5.2")]
    public async Task One_browser_ends_another_or_all(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var elsewhere = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/account");
        // This one, the one opened just now, and the one in which the invitation was accepted.
        page.Document.QuerySelectorAll("button[name=session]").Length.ShouldBe(2);
        var id = (await site.House.SeeAsync(elsewhere))!.Id;
        (await visit.SendAsync(page, ("session", id.ToString()))).Location.ShouldBe("/account");
        (await site.Holding(elsewhere).GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visit.GetAsync("/account")).Words.ShouldContain("That browser is signed out");

        await visit.SendAsync(await visit.GetAsync("/account"), ("everywhere", "true"));
        (await site.House.ReadAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(0);
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact, Trait("asvs", "V8.2.2"), Trait("abuse", "A2")]
    public async Task A_session_of_somebody_else_is_not_there_to_be_ended()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        var (account, secret) = await site.House.AccountAsync();
        var mine = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        var id = (await site.House.SeeAsync(mine))!.Id;
        var (_, theirSecret) = await site.House.AccountAsync("other@example.org");
        await site.Visit().SignInAsync(site, theirSecret, "other@example.org");
        var theirs = site.Visit();
        await theirs.SignInAsync(site, theirSecret, "other@example.org");
        var page = await theirs.GetAsync("/account");
        (await theirs.SendAsync(page, ("session", id.ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.House.SeeAsync(mine)).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.2.3")]
    public async Task A_changed_password_signs_out_every_other_browser_and_the_old_token_of_this_one(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var old = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/account/password");
        var next = "violet anchor seven teapots";
        (await visit.SendAsync(page, ("Current", "not my password at all"), ("Chosen", next)))
            .Errors.Single()
            .ShouldContain("not your current");
        (await visit.SendAsync(page, ("Current", AccountHouse.Password), ("Chosen", "asha.patel@example.org")))
            .Errors.Single()
            .ShouldContain("names and words");
        (await visit.SendAsync(page, ("Current", AccountHouse.Password), ("Chosen", next))).Location.ShouldBe(
            "/account"
        );
        (await visit.GetAsync("/account")).Words.ShouldContain("Your password is changed");
        (await site.Holding(old).GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.House.ReadAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(1);
        (await site.House.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldBeNull();
        (await site.House.CheckAsync(AccountHouse.Email, next)).ShouldBe(account);
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

public class InvitationTests
{
    [Theory, OnBothDatabases]
    public async Task An_invited_officer_chooses_a_password_enrols_an_app_and_is_signed_in(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var token = await site.House.InvitedAsync();
        var visit = site.Visit();
        var welcome = await visit.GetAsync($"/welcome/{token}");
        welcome.Words.ShouldContain("Welcome, Asha Patel");

        (await visit.SendAsync(welcome, ("Password", ""))).Errors.ShouldBe(["Choose a password"]);
        (await visit.SendAsync(welcome, ("Password", "too short"))).Errors.Single().ShouldContain("15 characters");
        (await visit.SendAsync(welcome, ("Password", "NorthburyNorth2026")))
            .Errors.Single()
            .ShouldContain("names and words");

        var chosen = await visit.SendAsync(welcome, ("Password", AccountHouse.Password));
        chosen.Location.ShouldBe("/welcome/authenticator");
        var enrol = await visit.FollowAsync(chosen);
        enrol.Document.QuerySelector("svg.wm-qr path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        enrol.Html.ShouldNotContain("style=");
        enrol.Document.QuerySelector("a[href^='otpauth://totp/Wardmote:']").ShouldNotBeNull();
        var secret = Secret(enrol);

        (await visit.SendAsync(enrol, ("Code", "000000"))).Errors.Single().ShouldContain("not right");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);

        var done = await visit.SendAsync(enrol, ("Code", site.House.Code(secret)));
        done.Location.ShouldBe("/");
        (await visit.GetAsync("/account")).Words.ShouldContain("Asha Patel");
        // The browser keeps nothing of what was chosen on the way.
        (await visit.GetAsync("/welcome/authenticator")).Words.ShouldContain("open too long");

        var again = await site.Visit().GetAsync($"/welcome/{token}");
        again.Words.ShouldContain("This invitation has been used");
        site.Clock.Pass(Duration.FromMinutes(1));
        (await site.Visit().SignInAsync(site, secret)).Location.ShouldBe("/");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B1"), Trait("asvs", "V3.5.3")]
    public async Task A_mail_scanner_changes_nothing_and_gets_no_session(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var token = await site.House.InvitedAsync();
        var before = await StandingAsync(site);
        var scanner = site.Visit().Client;
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get, HttpMethod.Options })
        {
            using var answer = await scanner.SendAsync(new HttpRequestMessage(method, $"/welcome/{token}"));
            Cookies(answer).ShouldAllBe(c => !Opens(c));
        }
        // Some press every button they find.
        var visit = site.Visit();
        var page = await visit.GetAsync($"/welcome/{token}");
        await visit.SendAsync(page);
        await visit.SendAsync(page, ("Password", "scanner"));
        (await visit.GetAsync("/welcome/authenticator")).Words.ShouldContain("open too long");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StandingAsync(site)).ShouldBe(before);
        (await site.Visit().GetAsync($"/welcome/{token}")).Words.ShouldContain("Welcome, Asha Patel");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B6")]
    public async Task An_invitation_that_expired_while_the_app_was_set_up_opens_nothing(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var token = await site.House.InvitedAsync();
        site.Clock.Pass(Duration.FromDays(7) - Duration.FromMinutes(1));
        var visit = site.Visit();
        var chosen = await visit.SendAsync(
            await visit.GetAsync($"/welcome/{token}"),
            ("Password", AccountHouse.Password)
        );
        var enrol = await visit.FollowAsync(chosen);
        site.Clock.Pass(Duration.FromMinutes(1));
        var late = await visit.SendAsync(enrol, ("Code", site.House.Code(Secret(enrol))));
        late.Errors.Single().ShouldBe(Invitations.Gone);
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.Visit().GetAsync($"/welcome/{token}")).Words.ShouldContain("more than 7 days old");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.5.6")]
    public async Task Once_an_invitation_is_used_no_browser_shows_the_key_of_an_app(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var token = await site.House.InvitedAsync();
        var (left, right) = (site.Visit(), site.Visit());
        foreach (var visit in new[] { left, right })
            await visit.SendAsync(await visit.GetAsync($"/welcome/{token}"), ("Password", AccountHouse.Password));
        var enrol = await right.GetAsync("/welcome/authenticator");
        var other = await left.GetAsync("/welcome/authenticator");
        (await right.SendAsync(enrol, ("Code", site.House.Code(Secret(enrol))))).Location.ShouldBe("/");
        foreach (var late in new[] { await left.GetAsync(other.Path), await left.SendAsync(other, ("Code", "123456")) })
        {
            late.Document.QuerySelector(".wm-code").ShouldBeNull();
            late.Document.QuerySelector("svg.wm-qr").ShouldBeNull();
            late.Errors.ShouldBe([Invitations.Gone]);
        }
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task Of_64_posts_of_one_invitation_one_makes_the_account(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var token = await site.House.InvitedAsync();
        var visit = site.Visit();
        var chosen = await visit.SendAsync(
            await visit.GetAsync($"/welcome/{token}"),
            ("Password", AccountHouse.Password)
        );
        var enrol = await visit.FollowAsync(chosen);
        var code = site.House.Code(Secret(enrol));
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => visit.SendAsync(enrol, ("Code", code))));
        answers.Count(a => a is { Status: HttpStatusCode.Redirect, Location: "/" }).ShouldBe(1);
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "InvitationAccepted"))).ShouldBe(1);
        (await site.House.ReadAsync(db => db.Sessions.CountAsync())).ShouldBe(1);
    }

    [Fact, Trait("asvs", "V6.5.4")]
    public async Task The_second_step_belongs_to_the_browser_of_the_first()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var token = await site.House.InvitedAsync();
        var visit = site.Visit();
        await visit.SendAsync(await visit.GetAsync($"/welcome/{token}"), ("Password", AccountHouse.Password));
        (await site.Visit().GetAsync("/welcome/authenticator")).Words.ShouldContain("another browser");
        site.Clock.Pass(Duration.FromMinutes(30));
        (await visit.GetAsync("/welcome/authenticator")).Words.ShouldContain("open too long");
    }

    [Theory, OnBothDatabases]
    public async Task The_link_of_the_demonstration_opens_a_page_whose_button_signs_in_once(On on)
    {
        await using var site = await SigningIn.SiteAsync(on, demonstration: true);
        var token = await OfferedAsync(site);
        var before = await StandingAsync(site);
        var visit = site.Visit();
        await visit.GetAsync($"/signin/link/{token}");
        var page = await visit.GetAsync($"/signin/link/{token}");
        page.Words.ShouldContain("Sign in as Asha Patel");
        (await StandingAsync(site)).ShouldBe(before);
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visit.SendAsync(page)).Location.ShouldBe("/");
        (await visit.GetAsync("/account")).Words.ShouldContain("Asha Patel");
        (await site.Visit().GetAsync($"/signin/link/{token}")).Words.ShouldContain("has been used");
    }

    [Fact]
    public async Task Outside_the_demonstration_there_is_no_such_page()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        (await site.Visit().GetAsync($"/signin/link/{Wardmote.Store.Secret.NewToken()}")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    private static async Task<string> OfferedAsync(TestSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<OfferSignInLink>()
            .RunAsync(Actor.Operator, AccountHouse.Email, default);
    }

    /// <summary>The secret as the page spells it.</summary>
    private static byte[] Secret(TestPage page)
    {
        var words = page.Document.QuerySelector(".wm-code")!.TextContent.Replace(" ", "");
        var bits = string.Concat(
            words.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private static IEnumerable<string> Cookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static bool Opens(string cookie) =>
        cookie.StartsWith("wardmote-session=", StringComparison.Ordinal)
        || cookie.StartsWith("wardmote-enrolling=", StringComparison.Ordinal);

    // Everything about accounts that a request could change.
    private static Task<string> StandingAsync(TestSite site) =>
        site.House.ReadAsync(async db =>
        {
            var accounts = await db
                .Accounts.OrderBy(a => a.Id)
                .Select(a => new { a.PasswordHash, a.ConcurrencyStamp })
                .ToListAsync();
            var links = await db.AccountLinks.OrderBy(l => l.Id).Select(l => l.EndedAt).ToListAsync();
            var sessions = await db.Sessions.CountAsync();
            var entries = await db.Journal.CountAsync();
            return $"{string.Join(",", accounts)} {string.Join(",", links)} {sessions} {entries}";
        });
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Signing in through the organisation's own provider, a real one, and what must not come of it.</summary>
public sealed class SingleSignOnTests(OpenIdProvider provider) : IClassFixture<OpenIdProvider>
{
    private const string Subject = "8d1f-asha";
    private static readonly string[] TwoFactors = ["pwd", "mfa"];

    [Theory, OnBothDatabases, Trait("asvs", "V6.8.1"), Trait("asvs", "V6.8.4"), Trait("abuse", "B13")]
    public async Task Whoever_has_connected_it_is_signed_in_by_it_alone(On on)
    {
        await using var site = await SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var elsewhere = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        await ConnectAsync(visit);
        (await site.House.SeeAsync(elsewhere)).ShouldBeNull();
        (await visit.GetAsync("/account")).Words.ShouldContain("Common DoorConnected");
        (await site.House.NoticesAsync())[^1].ShouldStartWith("Your account was connected with Common Door");
        await visit.SendAsync(await visit.GetAsync("/sign-out"));

        site.Clock.Pass(Duration.FromMinutes(1));
        var signIn = await visit.GetAsync("/signin?from=%2Faccount");
        signIn.Words.ShouldContain("Sign in with Common Door");
        var back = await BackAsync(visit, "/signin/provider?handler=Start&from=%2Faccount");
        back.Words.ShouldContain("says that you are Asha Patel");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visit.SendAsync(back)).Location.ShouldBe("/account");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        var kinds = await site.House.ReadAsync(db => db.Journal.Select(e => e.Kind).ToListAsync());
        kinds.Count(k => k == "ProviderBound").ShouldBe(1);
        kinds.Count(k => k == "SessionOpened").ShouldBe(3);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.5.3"), Trait("abuse", "B9")]
    public async Task What_the_provider_says_is_no_fresh_factor(On on)
    {
        await using var site = await SiteAsync(on);
        var (visit, secret) = await ConnectedAsync(site);
        await visit.SendAsync(await BackAsync(visit, "/signin/provider?handler=Start"));
        (await visit.GetAsync("/account/passkeys")).Location.ShouldBe("/signin/again?from=%2Faccount%2Fpasskeys");
        site.Clock.Pass(Duration.FromMinutes(1));
        var again = await visit.GetAsync("/signin/again");
        (await visit.SendAsync(again, ("Code", site.House.Code(secret)))).Location.ShouldBe("/account");
        (await visit.GetAsync("/account/passkeys")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.8.4"), Trait("asvs", "V6.3.3")]
    public async Task Without_a_word_of_a_second_factor_there_ours_is_asked(On on)
    {
        await using var site = await SiteAsync(on);
        var (visit, secret) = await ConnectedAsync(site);
        foreach (var amr in new[] { null, Array.Empty<string>(), ["pwd"], ["MFA"] })
        {
            await provider.ExpectAsync(Subject, amr);
            site.Clock.Pass(Duration.FromMinutes(1));
            var back = await BackAsync(visit, "/signin/provider?handler=Start");
            back.Words.ShouldContain("we ask for a code");
            var answer = await visit.SendAsync(back);
            answer.Location.ShouldStartWith("/signin/code");
            (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        var code = await visit.GetAsync("/signin/code");
        (await visit.SendAsync(code, ("Code", site.House.Code(secret)))).Location.ShouldBe("/");
    }

    [Theory, OnBothDatabases]
    public async Task Which_word_counts_as_a_second_factor_is_a_setting(On on)
    {
        await using var site = await SiteAsync(on, "Wardmote:SingleSignOn:SecondFactor=hwk urn:door:strong");
        var (visit, _) = await ConnectedAsync(site);
        (await BackAsync(visit, "/signin/provider?handler=Start")).Words.ShouldContain("we ask for a code");
        await provider.ExpectAsync(Subject, acr: "urn:door:strong");
        site.Clock.Pass(Duration.FromMinutes(1));
        (await visit.SendAsync(await BackAsync(visit, "/signin/provider?handler=Start"))).Location.ShouldBe("/");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.8.1"), Trait("abuse", "B8")]
    public async Task An_address_binds_nobody_verified_or_not(On on)
    {
        await using var site = await SiteAsync(on);
        await site.House.AccountAsync();
        foreach (var verified in new[] { false, true })
        {
            await provider.ExpectAsync("a stranger", TwoFactors, email: AccountHouse.Email, verified: verified);
            var visit = site.Visit();
            var back = await BackAsync(visit, "/signin/provider?handler=Start");
            back.Words.ShouldContain("no account here is connected");
            back.Words.ShouldNotContain("Asha");
            (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        }
        // Neither what it calls somebody: only who was bound is let in.
        await provider.ExpectAsync(AccountHouse.Email, TwoFactors, email: AccountHouse.Email, verified: true);
        (await BackAsync(site.Visit(), "/signin/provider?handler=Start")).Words.ShouldContain("no account here");
        (await site.House.ReadAsync(db => db.ProviderBindings.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases, Trait("abuse", "B6")]
    public async Task Neither_an_invitation_that_lapsed_nor_an_account_set_up_anew_or_closed_is_opened_by_it(On on)
    {
        await using var site = await SiteAsync(on);
        await site.House.InvitedAsync();
        site.Clock.Pass(Duration.FromDays(8));
        await provider.ExpectAsync(Subject, TwoFactors, email: AccountHouse.Email, verified: true);
        (await BackAsync(site.Visit(), "/signin/provider?handler=Start")).Words.ShouldContain("no account here");

        var (visit, _) = await ConnectedAsync(site);
        await site.House.AcceptAsync(await site.House.InvitedAnewAsync(), Totp.NewSecret());
        (await BackAsync(visit, "/signin/provider?handler=Start")).Words.ShouldContain("no account here");
        (await site.House.ReadAsync(db => db.ProviderBindings.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases, Trait("abuse", "B18")]
    public async Task Another_spelling_of_what_it_calls_somebody_is_another_person(On on)
    {
        await using var site = await SiteAsync(on);
        var (visit, _) = await ConnectedAsync(site);
        foreach (var other in new[] { Subject.ToUpperInvariant(), Subject + " ", Subject + "\u0301", "8d1f-aſha" })
        {
            await provider.ExpectAsync(other, TwoFactors);
            var back = await BackAsync(visit, "/signin/provider?handler=Start");
            back.Words.ShouldContain("no account here is connected", customMessage: other);
        }
        await provider.ExpectAsync(Subject, TwoFactors);
        (await BackAsync(visit, "/signin/provider?handler=Start")).Words.ShouldContain("Asha Patel");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.5.1")]
    public async Task Connecting_wants_a_fresh_factor_and_a_button_and_nobody_elses_account(On on)
    {
        await using var site = await SiteAsync(on);
        await ConnectedAsync(site);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        var visit = await site.SignedInAsync("other@example.org");
        // What was said to sign in is not taken to connect.
        await BackAsync(visit, "/signin/provider?handler=Start");
        (await visit.GetAsync("/account/provider")).Words.ShouldNotContain("You have just signed in at");

        var start = await visit.GetAsync("/account/provider?handler=Start");
        start.Location.ShouldNotBeNull().ShouldContain("prompt=login");
        var back = await visit.FollowAsync(await ReturnAsync(visit, start));
        (await site.House.ReadAsync(db => db.ProviderBindings.CountAsync())).ShouldBe(1);
        var taken = await visit.SendAsync(back);
        taken.Errors.Single().ShouldContain("connected already");
        site.Clock.Pass(Duration.FromMinutes(6));
        (await visit.GetAsync("/account/provider")).Location.ShouldBe("/signin/again?from=%2Faccount%2Fprovider");
        (await visit.GetAsync("/account/provider?handler=Start")).Location.ShouldStartWith("/signin/again");
        (await visit.SendAsync(back)).Heading.ShouldBe("Show that it is you");
        (await site.House.ReadAsync(db => db.ProviderBindings.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Disconnected_it_opens_nothing_any_more(On on)
    {
        await using var site = await SiteAsync(on);
        var (visit, secret) = await ConnectedAsync(site);
        await visit.SignInAsync(site, secret);
        var early = site.Visit();
        var door = await BackAsync(early, "/signin/provider?handler=Start");
        var page = await visit.GetAsync("/account/provider");
        (await visit.SendAsync(page)).Location.ShouldBe("/account/provider");
        (await site.House.NoticesAsync())[^1].ShouldBe("Your account was disconnected from Common Door.");
        (await early.SendAsync(door)).Words.ShouldContain("no account here");
        (await BackAsync(site.Visit(), "/signin/provider?handler=Start")).Words.ShouldContain("no account here");
        (await visit.SendAsync(page)).Errors.Single().ShouldContain("not connected");
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "ProviderUnbound"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V10.1.2"), Trait("abuse", "B19")]
    public async Task No_answer_to_another_question_is_taken(On on)
    {
        await using var site = await SiteAsync(on);
        var (visit, _) = await ConnectedAsync(site);
        Func<string, Task<string>>[] lies =
        [
            // Another nonce, so that the answer is to somebody else's question.
            question => provider.GoAsync(OpenIdProvider.With(question, "nonce", "another")),
            // Another secret of the code, as whoever has stolen one would not know it.
            question =>
                provider.GoAsync(
                    OpenIdProvider.With(question, "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                ),
            // Another state, or none.
            async question =>
                OpenIdProvider.With(await provider.GoAsync(question), "state", "another"),
            async question => OpenIdProvider.With(await provider.GoAsync(question), "state", ""),
            // Another code.
            async question =>
                OpenIdProvider.With(await provider.GoAsync(question), "code", "another"),
        ];
        foreach (var lie in lies)
        {
            var start = await visit.GetAsync("/signin/provider?handler=Start");
            var answer = await visit.GetAsync(await lie(start.Location!));
            answer.Location.ShouldStartWith("/signin/provider");
            (await visit.FollowAsync(answer)).Words.ShouldContain("We have no word from Common Door");
        }
        // Somebody else's browser: theirs did not ask.
        var mine = await visit.GetAsync("/signin/provider?handler=Start");
        var back = await provider.GoAsync(mine.Location!);
        var other = site.Visit();
        (await other.FollowAsync(await other.GetAsync(back))).Words.ShouldContain("We have no word");
        (await visit.FollowAsync(await visit.GetAsync(back))).Words.ShouldContain("Asha Patel");
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task What_it_said_counts_once_and_not_for_long(On on)
    {
        await using var site = await SiteAsync(on);
        await ConnectedAsync(site);
        site.Clock.Pass(Duration.FromMinutes(1) + Duration.FromTicks(9));
        var visit = site.Visit();
        var back = await BackAsync(visit, "/signin/provider?handler=Start");
        var at = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => visit.SendAsync(back)));
        at.Count(a => a.Location == "/").ShouldBe(1);
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(2);

        // Nor later, for whoever has kept a copy of it.
        var binding = await site.House.ReadAsync(db => db.ProviderBindings.SingleAsync());
        var copy = new VouchedFor(binding.Issuer, binding.Subject, binding.LastVouchedAt);
        var again = () =>
            site.House.DoAsync(s =>
                s.GetRequiredService<OpenSession>().RunAsync(binding.AccountId, copy, "Firefox", true, default)
            );
        (await Should.ThrowAsync<Refused>(again)).Message.ShouldContain("has been used already");
        copy = copy with { At = copy.At + Duration.FromMilliseconds(1) };
        await again();

        var late = site.Visit();
        var door = await BackAsync(late, "/signin/provider?handler=Start");
        site.Clock.Pass(Duration.FromMinutes(6));
        (await late.SendAsync(door)).Words.ShouldContain("We have no word");
    }

    [Fact]
    public async Task Whom_it_does_not_let_in_and_a_provider_that_is_away_are_said_in_plain_words()
    {
        await using var site = await SiteAsync(On.Sqlite);
        await provider.ExpectAsync(sub: null);
        var refused = await BackAsync(site.Visit(), "/signin/provider?handler=Start");
        refused.Words.ShouldContain("it did not let you in");

        await using var alone = await SigningIn.SiteAsync(
            On.Sqlite,
            [
                "Wardmote:SingleSignOn:Authority=http://127.0.0.1:9",
                "Wardmote:SingleSignOn:ClientId=wardmote",
                "Wardmote:SingleSignOn:ClientSecret=secret",
            ]
        );
        var away = await alone.Visit().GetAsync("/signin/provider?handler=Start");
        away.Errors.Single().ShouldContain("does not answer now");
    }

    [Fact]
    public async Task Where_there_is_none_there_is_no_trace_of_it()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var visit = await site.SignedInAsync();
        foreach (var path in new[] { "/signin/provider", SingleSignOn.ReturnPath, "/account/provider" })
            (await visit.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await visit.GetAsync("/account")).Html.ShouldNotContain("provider");
        (await site.Visit().GetAsync("/signin")).Html.ShouldNotContain("provider");
    }

    [Theory]
    [InlineData("Authority=http://login.example.org", "begins with https")]
    [InlineData("Authority=login", "begins with https")]
    [InlineData("ClientId=", "ClientId is missing")]
    [InlineData("ClientSecret=", "The secret")]
    [InlineData("ClientSecretFile=/no/such/file", "cannot be read")]
    [InlineData("Authority=file:///etc", "begins with https")]
    [InlineData("SecondFactor= ", "SecondFactor is empty")]
    [InlineData("Autority=https://login.example.org", "There is no setting")]
    public async Task Settings_that_do_not_fit_keep_it_from_starting(string wrong, string said)
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite);
        var installation = Installation.Open(
            site.House.Folder,
            [
                "--Wardmote:SingleSignOn:Authority=https://login.example.org",
                "--Wardmote:SingleSignOn:ClientId=wardmote",
                "--Wardmote:SingleSignOn:ClientSecret=secret",
                $"--Wardmote:SingleSignOn:{wrong}",
            ]
        );
        Should.Throw<Refused>(() => SingleSignOnSettings.Of(installation)).Message.ShouldContain(said);
    }

    private Task<TestSite> SiteAsync(On on, params string[] also) =>
        SigningIn.SiteAsync(on, [.. provider.Settings, .. also]);

    /// <summary>An officer whose account is connected, in a browser that is signed out again.</summary>
    private async Task<(TestVisit Visit, byte[] Secret)> ConnectedAsync(TestSite site)
    {
        var (_, secret) = await site.House.AccountAsync();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        await ConnectAsync(visit);
        await visit.SendAsync(await visit.GetAsync("/sign-out"));
        site.Clock.Pass(Duration.FromMinutes(1));
        return (visit, secret);
    }

    private async Task ConnectAsync(TestVisit visit)
    {
        await provider.ExpectAsync(Subject, TwoFactors);
        var back = await BackAsync(visit, "/account/provider?handler=Start");
        (await visit.SendAsync(back)).Location.ShouldBe("/account/provider");
    }

    /// <summary>The page that a browser comes back to.</summary>
    private async Task<TestPage> BackAsync(TestVisit visit, string start) =>
        await visit.FollowAsync(await ReturnAsync(visit, await visit.GetAsync(start)));

    private async Task<TestPage> ReturnAsync(TestVisit visit, TestPage start) =>
        await visit.GetAsync(await provider.GoAsync(start.Location.ShouldNotBeNull(start.Words)));
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Tests;
using Wardmote.Tests.Organisation;
using Xunit;

namespace Wardmote.App.Tests.SignIn;

/// <summary>Signing in by a device alone, and every answer that must not count.</summary>
public class PasskeyTests
{
    private const string Field = "Passkey.Answer";
    private const string New = "NewPasskey.Answer";

    [Theory, OnBothDatabases, Trait("asvs", "V6.3.3")]
    public async Task An_invited_officer_makes_a_passkey_and_signs_in_by_it_alone(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        var visit = await AcceptAsync(site, phone);
        (await visit.GetAsync("/account")).Words.ShouldContain("Asha Patel");
        (await visit.GetAsync("/account")).Words.ShouldContain("PasswordNone");
        await visit.SendAsync(await visit.GetAsync("/sign-out"));

        site.Clock.Pass(Duration.FromMinutes(1));
        var door = await visit.GetAsync("/signin?from=%2Faccount");
        (await visit.SendAsync(door, (Field, phone.Answer(door)))).Location.ShouldBe("/account");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
        (await site.House.CheckAsync(AccountHouse.Email, "")).ShouldBeNull();
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.5.1"), Trait("abuse", "B9"), Trait("abuse", "B13")]
    public async Task A_passkey_is_added_with_a_fresh_factor_and_is_one_from_then_on(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        var (account, secret) = await site.House.AccountAsync();
        var elsewhere = await site.House.OpenSessionAsync(account, site.House.Code(secret));
        using var phone = new Device();
        var visit = site.Visit();
        await visit.SignInAsync(site, secret);
        var page = await visit.GetAsync("/account/passkeys");
        (await visit.SendAsync(page, ("Name", " "), (New, phone.Answer(page)))).Errors.ShouldBe([
            "Give the passkey a name, such as the device it is on.",
        ]);
        (await visit.SendAsync(page, ("Name", "My phone"), (New, phone.Answer(page)))).Location.ShouldBe(
            "/account/passkeys"
        );
        (await site.House.SeeAsync(elsewhere)).ShouldBeNull();
        (await visit.GetAsync("/account")).Words.ShouldContain("My phone");
        (await site.House.NoticesAsync())[^1].ShouldStartWith("A passkey was added to your account with");

        var wording = await visit.GetAsync("/letters/wordings/holder-asked?unit=C001");
        site.Clock.Pass(Duration.FromMinutes(6));
        (await visit.GetAsync("/account/passkeys")).Location.ShouldBe("/signin/again?from=%2Faccount%2Fpasskeys");
        var stopped = await visit.SendAsync(wording, ("Source", "Subject: Words\n\nWords."));
        (await visit.SendAsync(stopped, (Field, phone.Answer(stopped)))).Location.ShouldBe(
            "/letters/wordings?unit=C001"
        );
        site.Clock.Pass(Duration.FromMinutes(6));
        var again = await visit.GetAsync("/signin/again?from=%2Faccount%2Fpasskeys");
        (await visit.SendAsync(again, (Field, phone.Answer(again)))).Location.ShouldBe("/account/passkeys");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.7.2")]
    public async Task An_answer_counts_once_whoever_sends_it_again(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        await AcceptAsync(site, phone);
        // Finer than any database keeps a time: nothing of that may let an answer count again.
        site.Clock.Pass(Duration.FromMinutes(1) + Duration.FromTicks(9));
        var visit = site.Visit();
        var door = await visit.GetAsync("/signin");
        // Many phones do not count.
        phone.Count = uint.MaxValue;
        var answer = phone.Answer(door);
        var at = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => visit.SendAsync(door, (Field, answer))));
        at.Count(a => a.Location == "/").ShouldBe(1);
        await visit.SendAsync(await visit.GetAsync("/sign-out"));
        var refused = await visit.SendAsync(door, (Field, answer));
        refused.Errors.Single().ShouldContain("has been used already");
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.7.1"), Trait("asvs", "V6.7.2")]
    public async Task Nothing_false_is_taken(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        await AcceptAsync(site, phone);
        using var stranger = new Device();
        (string What, Action Spoil, Action Mend)[] lies =
        [
            ("another site", () => phone.Origin = "http://evil.example", () => phone.Origin = Device.Here),
            ("another port", () => phone.Origin = "http://localhost:5001", () => phone.Origin = Device.Here),
            ("a lower protocol", () => phone.Origin = "https://localhost:5000", () => phone.Origin = Device.Here),
            ("another relying party", () => phone.Site = "evil.example", () => phone.Site = null),
            ("an owner who is not there", () => phone.KnowsOwner = false, () => phone.KnowsOwner = true),
        ];
        foreach (var (what, spoil, mend) in lies)
        {
            site.Clock.Pass(Duration.FromMinutes(1));
            var visit = site.Visit();
            var door = await visit.GetAsync("/signin");
            spoil();
            var refused = await visit.SendAsync(door, (Field, phone.Answer(door)));
            mend();
            refused.Errors.Single().ShouldContain("could not be used here", customMessage: what);
            (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect, what);
        }
        var fresh = site.Visit();
        var page = await fresh.GetAsync("/signin");
        var other = await fresh.GetAsync("/signin");
        string[] answers =
        [
            phone.Answer(other),
            phone.Answer(page)[..^20],
            "{}",
            "null",
            "[]",
            "not json",
            phone.Answer(page).Replace("\"signature\":\"", "\"signature\":\"AAAA", StringComparison.Ordinal),
        ];
        foreach (var answer in answers)
            (await fresh.SendAsync(page, (Field, answer))).Errors.Count.ShouldBe(1, answer);
        var bare = await fresh.SendAsync(page, (Field, ""));
        bare.Errors.Single().ShouldContain("Press the button");
        // The other form of the page that came back is still the one for a password.
        (await fresh.SendAsync(bare, ("Email", AccountHouse.Email), ("Password", "wrong all the same")))
            .Errors.Single()
            .ShouldContain("do not belong together");
        (await fresh.SendAsync(page, (Field, phone.Answer(page)), ("Passkey.State", "made up")))
            .Errors.Single()
            .ShouldContain("could not be used here");
        site.Clock.Pass(Duration.FromHours(1));
        (await fresh.SendAsync(page, (Field, phone.Answer(page)))).Errors.Single().ShouldContain("open too long");
        (await fresh.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.7.1")]
    public async Task A_copy_of_a_passkey_is_not_taken(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device { Count = 10 };
        await AcceptAsync(site, phone);
        site.Clock.Pass(Duration.FromMinutes(1));
        phone.Count = 40;
        var mine = site.Visit();
        var door = await mine.GetAsync("/signin");
        (await mine.SendAsync(door, (Field, phone.Answer(door)))).Location.ShouldBe("/");
        site.Clock.Pass(Duration.FromMinutes(1));
        phone.Count = 30;
        var thief = site.Visit();
        var page = await thief.GetAsync("/signin");
        (await thief.SendAsync(page, (Field, phone.Answer(page))))
            .Errors.Single()
            .ShouldContain("may have been copied");
        (await thief.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.7.1")]
    public async Task No_false_passkey_is_made_and_none_for_another(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        var mine = site.Visit();
        var theirs = site.Visit();
        var (page, other) = (
            await mine.GetAsync($"/welcome/{await site.House.InvitedAsync()}"),
            await theirs.GetAsync($"/welcome/{await site.House.InvitedAsync("other@example.org")}")
        );
        using var absent = new Device { KnowsOwner = false };
        using var elsewhere = new Device { Origin = "http://evil.example" };
        using var astray = new Device { Site = "evil.example" };
        using var honest = new Device();
        foreach (
            var answer in new[]
            {
                absent.Answer(page),
                elsewhere.Answer(page),
                astray.Answer(page),
                honest.Answer(other),
            }
        )
            (await mine.SendAsync(page, (New, answer))).Errors.Count.ShouldBe(1);
        var state = other.Document.QuerySelector("[name='NewPasskey.State']")!.GetAttribute("value");
        (await mine.SendAsync(page, (New, honest.Answer(other)), ("NewPasskey.State", state))).Errors.Count.ShouldBe(1);
        (await site.House.ReadAsync(db => db.Passkeys.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_elses_passkey_proves_nothing_here(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        await site.House.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        using var phone = new Device();
        using var others = new Device();
        var visit = await AcceptAsync(site, phone);
        await AcceptAsync(site, others, "other@example.org");
        site.Clock.Pass(Duration.FromMinutes(6));
        var again = await visit.GetAsync("/signin/again");
        (await visit.SendAsync(again, (Field, others.Answer(again)))).Errors.Count.ShouldBe(1);
        (await visit.SendAsync(again, (Field, phone.Answer(again)))).Location.ShouldBe("/account");
    }

    [Theory, OnBothDatabases, Trait("abuse", "B9")]
    public async Task A_passkey_made_on_a_page_left_open_is_added_once_another_has_shown_who_it_is(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        using var laptop = new Device();
        var visit = await AcceptAsync(site, phone);
        var page = await visit.GetAsync("/account/passkeys");
        site.Clock.Pass(Duration.FromMinutes(6));
        var stopped = await visit.SendAsync(page, ("Name", "Laptop"), (New, laptop.Answer(page)));
        stopped.Heading.ShouldBe("Show that it is you");
        (await site.House.ReadAsync(db => db.Passkeys.CountAsync())).ShouldBe(1);
        (await visit.SendAsync(stopped, (Field, phone.Answer(stopped)))).Location.ShouldBe("/account/passkeys");
        (await site.House.ReadAsync(db => db.Passkeys.CountAsync(p => p.Name == "Laptop"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_thing_to_sign_in_with_stays(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        using var laptop = new Device();
        var visit = await AcceptAsync(site, phone);
        var page = await visit.GetAsync("/account/passkeys");
        var first = page.Document.QuerySelector("[name=Remove]")!.GetAttribute("value");
        page = await visit.SendAsync(page, ("Remove", first));
        page.Errors.Single().ShouldContain("This is all you can sign in with");
        site.Clock.Pass(Duration.FromMinutes(1));
        await visit.SendAsync(page, ("Name", "Laptop"), (New, laptop.Answer(page)));
        page = await visit.GetAsync("/account/passkeys");
        (await visit.SendAsync(page, ("Remove", first))).Location.ShouldBe("/account/passkeys");
        (await visit.SendAsync(page, ("Remove", first))).Errors.Single().ShouldContain("removed already");
        (await site.House.ReadAsync(db => db.Passkeys.Select(p => p.Name).ToListAsync())).ShouldBe(["Laptop"]);
        (await site.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "PasskeyRemoved"))).ShouldBe(1);

        site.Clock.Pass(Duration.FromMinutes(1));
        var lost = site.Visit();
        var door = await lost.GetAsync("/signin");
        (await lost.SendAsync(door, (Field, phone.Answer(door)))).Errors.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.3")]
    public async Task Who_has_lost_their_only_passkey_comes_back_by_a_link_and_a_recovery_code(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        var visit = await AcceptAsync(site, phone);
        var shown = await visit.FollowAsync(await visit.SendAsync(await visit.GetAsync("/account/codes")));
        var codes = shown.Document.QuerySelectorAll(".wm-code").Select(c => c.TextContent).ToList();

        var elsewhere = site.Visit();
        var page = await elsewhere.GetAsync($"/signin/new-password/{await site.House.ForgottenAsync()}");
        var back = await elsewhere.SendAsync(page, ("Chosen", AccountHouse.Password), ("Code", codes[0]));
        back.Location.ShouldBe("/account/codes");
        (await visit.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var other = new Device();
        site.Clock.Pass(Duration.FromMinutes(1));
        var passkeys = await elsewhere.GetAsync("/account/passkeys");
        await elsewhere.SendAsync(passkeys, ("Name", "New phone"), (New, other.Answer(passkeys)));
        // A password without an app goes with a recovery code, and with nothing less.
        site.Clock.Pass(Duration.FromMinutes(1));
        var third = site.Visit();
        var code = await third.ToCodeAsync();
        (await third.SendAsync(code, ("Code", "000000"))).Errors.Single().ShouldContain("no authenticator app");
        (await third.SendAsync(code, ("Code", codes[1]))).Location.ShouldBe("/account/codes");
    }

    [Theory, OnBothDatabases]
    public async Task A_first_password_wants_a_fresh_factor_and_no_current_one(On on)
    {
        await using var site = await SigningIn.SiteAsync(on);
        using var phone = new Device();
        var visit = await AcceptAsync(site, phone);
        var page = await visit.GetAsync("/account/password");
        page.Heading.ShouldBe("Choose a password");
        page.Document.QuerySelector("[name=Current]").ShouldBeNull();
        (await visit.SendAsync(page, ("Chosen", "too short"))).Errors.Single().ShouldContain("15 characters");
        (await visit.SendAsync(page, ("Chosen", AccountHouse.Password))).Location.ShouldBe("/account");
        (await site.House.CheckAsync(AccountHouse.Email, AccountHouse.Password)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_passkeys_cannot_work_none_is_asked_for()
    {
        await using var site = await SigningIn.SiteAsync(On.Sqlite, ["Wardmote:Address=http://127.0.0.1:5000"]);
        var visit = site.Visit("http://127.0.0.1:5000");
        (await visit.GetAsync("/signin")).Document.QuerySelector("[data-passkey]").ShouldBeNull();
    }

    private static async Task<TestVisit> AcceptAsync(TestSite site, Device device, string email = AccountHouse.Email)
    {
        var visit = site.Visit();
        var welcome = await visit.GetAsync($"/welcome/{await site.House.InvitedAsync(email)}");
        var made = await visit.SendAsync(welcome, (New, device.Answer(welcome)));
        made.Location.ShouldBe("/account/codes", string.Join(' ', made.Errors));
        return visit;
    }
}

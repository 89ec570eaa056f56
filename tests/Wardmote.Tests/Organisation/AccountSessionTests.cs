using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

public class AccountSessionTests
{
    [Theory, OnBothDatabases]
    public async Task A_password_and_a_code_open_a_session_and_leave_a_journal_entry(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        (await house.CheckAsync("  Asha.Patel@EXAMPLE.org ", AccountHouse.Password)).ShouldBe(account);
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        var session = await house.SeeAsync(token);
        session!.AccountId.ShouldBe(account);
        session.PersonName.ShouldBe("Asha Patel");
        var entry = await house.ReadAsync(db =>
            db.Journal.Include(e => e.Particulars).Where(e => e.Kind == "SessionOpened").SingleAsync()
        );
        entry.AboutId.ShouldBe(account);
        entry.AuthorKind.ShouldBe(AuthorKind.Account);
        Journal.Read(entry)!.Sentence.ShouldBe("Signed in with Firefox on Linux and a code.");
    }

    [Theory, OnBothDatabases]
    public async Task Sessions_that_have_ended_are_forgotten_and_the_others_live_on(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        Task<int> SweepAsync() => house.DoAsync(s => s.GetRequiredService<SweepSessions>().RunAsync(default));
        var first = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Session.MostAge - Duration.FromMinutes(20));
        var second = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Session.SeenEvery);
        await house.SeeAsync(second);
        (await SweepAsync()).ShouldBe(0);
        (await house.SeeAsync(second)).ShouldNotBeNull();

        house.Clock.Pass(Duration.FromMinutes(19));
        // With the one that accepting the invitation had opened.
        (await SweepAsync()).ShouldBe(2);
        (await house.SeeAsync(first)).ShouldBeNull();
        (await house.SeeAsync(second)).ShouldNotBeNull();

        var actor = Actor.SignedIn(account, "Asha Patel", []);
        await house.DoAsync(s => s.GetRequiredService<EndSessions>().RunAsync(actor, null, default));
        (await SweepAsync()).ShouldBe(1);
        (await house.ReadAsync(async db => await db.Sessions.CountAsync() + await db.LastSeen.CountAsync())).ShouldBe(
            0
        );
        (await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionsForgotten"))).ShouldBe(2);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.5.1"), Trait("abuse", "B10")]
    public async Task The_same_code_never_counts_twice(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var code = house.Code(secret);
        await house.OpenSessionAsync(account, code);
        (await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, code)))
            .Objections[0]
            .Field.ShouldBe("Code");
        // Nor does an older one that was never used.
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, house.Code(secret, -1)));
        (await house.OpenSessionAsync(account, house.Code(secret, +1))).Length.ShouldBe(43);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.5.5")]
    public async Task A_code_counts_one_step_either_side_and_no_further(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, house.Code(secret, -2)));
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, house.Code(secret, +2)));
        await house.OpenSessionAsync(account, house.Code(secret, -1));
        await house.OpenSessionAsync(account, house.Code(secret, +1));
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task Of_64_at_once_with_one_code_one_is_let_in(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var code = house.Code(secret);
        var (done, refused) = await AccountHouse.AtOnceAsync(64, () => house.OpenSessionAsync(account, code));
        (done, refused).ShouldBe((1, 63));
        (await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "SessionOpened"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.3.1")]
    public async Task A_session_ends_after_30_minutes_without_a_request(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Duration.FromMinutes(29));
        (await house.SeeAsync(token)).ShouldNotBeNull();
        house.Clock.Pass(Duration.FromMinutes(29));
        (await house.SeeAsync(token)).ShouldNotBeNull();
        house.Clock.Pass(Duration.FromMinutes(31));
        (await house.SeeAsync(token)).ShouldBeNull();
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.3.2")]
    public async Task A_session_ends_after_12_hours_however_busy(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            house.Clock.Pass(Duration.FromMinutes(20));
            (await house.SeeAsync(token)).ShouldNotBeNull();
        }
        house.Clock.Pass(Duration.FromMinutes(20));
        (await house.SeeAsync(token)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task A_session_is_noted_as_seen_once_a_minute_at_most(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        var began = house.Clock.Now;
        house.Clock.Pass(Duration.FromSeconds(59));
        await house.SeeAsync(token);
        (await house.SeeAsync(token))!.LastSeenAt.ShouldBe(began);
        house.Clock.Pass(Duration.FromSeconds(1));
        await house.SeeAsync(token);
        (await house.SeeAsync(token))!.LastSeenAt.ShouldBe(began + Duration.FromMinutes(1));
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.4.1")]
    public async Task Whatever_ends_a_session_ends_it_at_the_next_request(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, secret) = await house.AccountAsync();

        var signedOut = await house.NextSessionAsync(account, secret);
        var other = await house.NextSessionAsync(account, secret);
        var id = (await house.SeeAsync(signedOut))!.Id;
        var actor = (await house.ActorAsync(account))!;
        await house.DoAsync(s => s.GetRequiredService<EndSessions>().RunAsync(actor, id, default));
        (await house.SeeAsync(signedOut)).ShouldBeNull();
        (await house.SeeAsync(other)).ShouldNotBeNull();

        var changed = await house.DoAsync(s =>
            s.GetRequiredService<ChangePassword>()
                .RunAsync(actor, AccountHouse.Password, "violet anchor seven teapots", "Firefox", default)
        );
        (await house.SeeAsync(other)).ShouldBeNull();
        (await house.SeeAsync(changed)).ShouldNotBeNull();

        await house.DoAsync(s =>
            s.GetRequiredService<CloseAccount>().RunAsync(Actor.Operator, AccountHouse.Email, "Left.", default)
        );
        (await house.SeeAsync(changed)).ShouldBeNull();
        (await house.ActorAsync(account)).ShouldBeNull();
        (await house.CheckAsync(AccountHouse.Email, "violet anchor seven teapots")).ShouldBeNull();
    }

    [Theory, OnBothDatabases, Trait("asvs", "V7.4.2")]
    public async Task A_session_ends_the_day_after_the_office_that_justified_it(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.DoAsync(s =>
            AccountHouse.AppointAsync(s, "brief@example.org", "Bo Brief", until: house.Clock.Today())
        );
        var (account, secret) = await house.AccountAsync("brief@example.org");
        house.Clock.Now = house.Clock.Today().At(new LocalTime(23, 50)).InZoneStrictly(UkTime.Zone).ToInstant();
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        house.Clock.Pass(Duration.FromMinutes(9));
        (await house.SeeAsync(token)).ShouldNotBeNull();
        house.Clock.Pass(Duration.FromMinutes(2));
        (await house.SeeAsync(token)).ShouldBeNull();
        (await house.ActorAsync(account)).ShouldBeNull();
        await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, house.Code(secret)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_ends_a_session_of_somebody_else(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, "other@example.org", "Odd Other"));
        var (account, secret) = await house.AccountAsync();
        var (stranger, _) = await house.AccountAsync("other@example.org");
        var token = await house.OpenSessionAsync(account, house.Code(secret));
        var id = (await house.SeeAsync(token))!.Id;
        var actor = (await house.ActorAsync(stranger))!;
        (await house.DoAsync(s => s.GetRequiredService<EndSessions>().RunAsync(actor, id, default))).ShouldBe(0);
        (await house.SeeAsync(token)).ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task An_actor_reaches_the_units_of_the_offices_held_today_and_no_others(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var ended = await house.DoAsync(s =>
            AccountHouse.AppointAsync(s, code: "C002", until: house.Clock.Today().PlusDays(-1))
        );
        var treasury = await house.DoAsync(s => AccountHouse.AppointAsync(s, office: "treasurer", code: "C003"));
        var actor = (await house.ActorAsync(account))!;
        actor.Everywhere.ShouldBeFalse();
        actor.Reach(Duty.HandleRights).Count.ShouldBe(1);
        actor.Reach(Duty.HandleRights).ShouldNotContain(ended);
        actor.Reach(Duty.HandleRights).ShouldNotContain(treasury);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V11.4.2")]
    public async Task A_password_kept_weakly_is_kept_strongly_after_the_next_sign_in(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        using var strong = new Passwords(iterations: 2000);
        var kept = await house.ReadAsync(db =>
            db.Accounts.Where(a => a.Id == account).Select(a => a.PasswordHash).SingleAsync()
        );
        await house.DoAsync(async s =>
        {
            var check = new CheckPassword(s.GetRequiredService<Db>(), s.GetRequiredService<Journal>(), strong);
            (await check.RunAsync(AccountHouse.Email, AccountHouse.Password, default)).ShouldBe(account);
        });
        var again = await house.ReadAsync(db =>
            db.Accounts.Where(a => a.Id == account).Select(a => a.PasswordHash).SingleAsync()
        );
        again.ShouldNotBe(kept);
        (await strong.CheckAsync(again, AccountHouse.Password, default)).ShouldBe(PasswordAnswer.Right);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.3.8"), Trait("abuse", "B14")]
    public async Task A_known_and_an_unknown_address_cost_the_same_work(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        await house.AccountAsync();
        var passwords = await house.DoAsync(s => Task.FromResult(s.GetRequiredService<Passwords>()));
        foreach (var email in new[] { AccountHouse.Email, "nobody@example.org", "", "аsha.patel@example.org" })
        {
            var before = passwords.Worked;
            (await house.CheckAsync(email, "not the right password")).ShouldBeNull();
            (passwords.Worked - before).ShouldBe(1, email);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Of_16_password_changes_at_once_one_succeeds_and_one_session_is_left(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var actor = (await house.ActorAsync(account))!;
        var (done, _) = await AccountHouse.AtOnceAsync(
            16,
            () =>
                house.DoAsync(s =>
                    s.GetRequiredService<ChangePassword>()
                        .RunAsync(actor, AccountHouse.Password, "violet anchor seven teapots", "Firefox", default)
                )
        );
        done.ShouldBe(1);
        (await house.ReadAsync(db => db.Sessions.CountAsync(s => s.EndedAt == null))).ShouldBe(1);
    }
}

internal static class NextSession
{
    /// <summary>A new session, with a code that has not been used.</summary>
    public static Task<string> NextSessionAsync(this TestHouse house, Guid account, byte[] secret)
    {
        house.Clock.Pass(Duration.FromSeconds(30));
        return house.OpenSessionAsync(account, house.Code(secret));
    }
}

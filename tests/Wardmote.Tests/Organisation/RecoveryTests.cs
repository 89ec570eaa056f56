using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

/// <summary>What is lost comes back through two people who made sure who asks, and never through one.</summary>
public class RecoveryTests
{
    private const string Chair = "owen@example.org";
    private const string Keeper = "mina@example.org";

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.4")]
    public async Task Two_officers_confirm_and_the_person_sets_the_account_up_anew(On on)
    {
        await using var house = await ThreeAsync(on);
        var (account, secret) = await house.AccountAsync();
        var session = await house.OpenSessionAsync(account, house.Code(secret));
        var codes = await house.MakeCodesAsync(account);
        var (owen, mina) = (await house.OfficerAsync(Chair), await house.OfficerAsync(Keeper));

        await house.LoseAsync(account);
        await house.LoseAsync(account);
        (await house.LettersAsync(LetterTemplates.RecoveryAsked)).ShouldBe([Keeper, Chair], ignoreOrder: true);
        (await house.ConfirmAsync(owen)).ShouldBeFalse();
        (await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(owen))).Message.ShouldContain("already");
        (await house.LettersAsync(LetterTemplates.RecoveryGranted)).ShouldBeEmpty();
        (await house.ConfirmAsync(mina)).ShouldBeTrue();
        (await house.LettersAsync(LetterTemplates.RecoveryGranted)).ShouldBe([AccountHouse.Email]);
        (await house.SeeAsync(session)).ShouldNotBeNull();

        var fresh = Totp.NewSecret();
        await house.AcceptAsync(await house.LinkAsync(), fresh);
        (await house.SeeAsync(session)).ShouldBeNull();
        house.Clock.Pass(Duration.FromMinutes(1));
        foreach (var old in new[] { house.Code(secret), codes[0] })
            await Should.ThrowAsync<Refused>(() => house.OpenSessionAsync(account, old));
        await house.OpenSessionAsync(account, house.Code(fresh));
        (await house.NoticesAsync()).Count(n => n.Contains("anew", StringComparison.Ordinal)).ShouldBe(3);
        var kinds = await house.ReadAsync(db =>
            db.Journal.Where(e => e.Kind.StartsWith("Recovery") && e.Kind != "RecoveryCodesMade")
                .OrderBy(e => e.Id)
                .Select(e => e.Kind)
                .ToListAsync()
        );
        kinds.ShouldBe(
            ["RecoveryAsked", "RecoveryConfirmed", "RecoveryConfirmed", "RecoveryGranted"],
            ignoreOrder: true
        );
    }

    [Theory, OnBothDatabases, Trait("asvs", "V6.4.4")]
    public async Task The_operator_is_one_of_the_two_and_never_both(On on)
    {
        await using var house = await ThreeAsync(on);
        await house.AccountAsync();
        (await Should.ThrowAsync<Refused>(() => house.InvitedAsync())).Message.ShouldContain("an account already");
        (await house.ConfirmAsync(Actor.Operator)).ShouldBeFalse();
        await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(Actor.Operator));
        (await house.ConfirmAsync(await house.OfficerAsync(Chair))).ShouldBeTrue();
    }

    [Theory, OnBothDatabases, Trait("abuse", "A11")]
    public async Task Nobody_confirms_for_themself_nor_without_a_reason(On on)
    {
        await using var house = await ThreeAsync(on);
        var (account, _) = await house.AccountAsync();
        var (asha, owen) = ((await house.ActorAsync(account))!, await house.OfficerAsync(Chair));
        (await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(asha))).Objections[0].Field.ShouldBe("Email");
        foreach (var empty in new[] { null, "", "  " })
            (await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(owen, empty)))
                .Objections[0]
                .Field.ShouldBe("Reason");
        (await house.ReadAsync(db => db.Recoveries.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases, Trait("asvs", "V8.2.2"), Trait("abuse", "A12")]
    public async Task Only_who_reaches_every_office_of_the_person_confirms(On on)
    {
        await using var house = await ThreeAsync(on);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, AccountHouse.Email, "Asha Patel", "treasurer", "C002"));
        await house.DoAsync(s => AccountHouse.AppointAsync(s, "till@example.org", "Tess Till", "treasurer"));
        await house.AccountAsync();
        foreach (var email in new[] { Chair, "till@example.org" })
        {
            var officer = await house.OfficerAsync(email);
            await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(officer));
        }
    }

    [Theory, OnBothDatabases]
    public async Task In_a_unit_with_one_officer_the_unit_above_is_asked(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        await Should.ThrowAsync<Refused>(() => house.LoseAsync(account));
        var above = await house.DoAsync(s => AccountHouse.AppointAsync(s, Chair, "Owen Hughes", "chair", "UK"));
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Keeper, "Mina Keeper", "secretary", "UK"));
        await house.StandUnderAsync("C001", above);
        await house.LoseAsync(account);
        (await house.LettersAsync(LetterTemplates.RecoveryAsked)).ShouldBe([Keeper, Chair], ignoreOrder: true);
        (await house.ConfirmAsync(await house.OfficerAsync(Chair))).ShouldBeFalse();
        (await house.ConfirmAsync(await house.OfficerAsync(Keeper))).ShouldBeTrue();
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.5")]
    public async Task Who_has_lost_their_office_since_they_confirmed_counts_no_more(On on)
    {
        await using var house = await ThreeAsync(on);
        await house.AccountAsync();
        await house.ConfirmAsync(await house.OfficerAsync(Chair));
        await house.EndOfficeAsync(Chair);
        (await house.ConfirmAsync(await house.OfficerAsync(Keeper))).ShouldBeFalse();
        (await house.ConfirmAsync(Actor.Operator)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Signing_in_ends_it_with_its_link_because_nothing_is_lost(On on)
    {
        await using var house = await ThreeAsync(on);
        var (account, secret) = await house.AccountAsync();
        var owen = await house.OfficerAsync(Chair);
        await house.ConfirmAsync(Actor.Operator);
        await house.ConfirmAsync(owen);
        var link = await house.LinkAsync();
        await house.OpenSessionAsync(account, house.Code(secret));
        await Should.ThrowAsync<Refused>(() => house.AcceptAsync(link, Totp.NewSecret()));
        await house.ConfirmAsync(Actor.Operator);
        house.Clock.Pass(Duration.FromMinutes(1));
        await house.OpenSessionAsync(account, house.Code(secret));
        (await house.ConfirmAsync(owen)).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_confirms_lapses_after_seven_days_and_a_refusal_ends_it_at_once(On on)
    {
        await using var house = await ThreeAsync(on);
        var (account, _) = await house.AccountAsync();
        var owen = await house.OfficerAsync(Chair);
        await house.ConfirmAsync(Actor.Operator);
        house.Clock.Pass(Duration.FromDays(7));
        (await house.ConfirmAsync(owen)).ShouldBeFalse();
        var id = await house.ReadAsync(db => db.RecoveriesFor(owen, house.Clock.Now).Select(r => r.Id).SingleAsync());
        await Should.ThrowAsync<Refused>(() => house.RefuseAsync(owen, id, " "));
        await house.RefuseAsync(owen, id, "She says she has not asked");
        await Should.ThrowAsync<Refused>(() => house.RefuseAsync(owen, id, "Again"));
        (await house.ReadAsync(db => db.RecoveriesFor(owen, house.Clock.Now).CountAsync())).ShouldBe(0);
        (await house.ConfirmAsync(Actor.Operator)).ShouldBeFalse();
        (await house.NoticesAsync())[^2].ShouldContain("has refused it");
    }

    [Theory, OnBothDatabases, Trait("asvs", "V2.3.4"), Trait("abuse", "A19")]
    public async Task Of_16_confirmations_of_one_officer_at_once_one_counts(On on)
    {
        await using var house = await ThreeAsync(on);
        await house.AccountAsync();
        var owen = await house.OfficerAsync(Chair);
        (await AccountHouse.AtOnceAsync(16, () => house.ConfirmAsync(owen))).Done.ShouldBe(1);
        (await house.LettersAsync(LetterTemplates.RecoveryGranted)).ShouldBeEmpty();
        (await house.ReadAsync(db => db.Recoveries.CountAsync())).ShouldBe(1);
        var mina = await house.OfficerAsync(Keeper);
        (await AccountHouse.AtOnceAsync(16, () => house.ConfirmAsync(mina))).Done.ShouldBeGreaterThanOrEqualTo(1);
        (await house.LettersAsync(LetterTemplates.RecoveryGranted)).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases, Trait("abuse", "B6")]
    public async Task An_invitation_that_was_never_accepted_is_no_account_to_recover(On on)
    {
        await using var house = await ThreeAsync(on);
        await house.InvitedAsync();
        await Should.ThrowAsync<Refused>(() => house.ConfirmAsync(Actor.Operator));
    }

    private static async Task<TestHouse> ThreeAsync(On on)
    {
        var house = await AccountHouse.OpenAsync(on);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Chair, "Owen Hughes", "chair"));
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Keeper, "Mina Keeper", "membership officer"));
        return house;
    }
}

/// <summary>Short cuts through a recovery.</summary>
public static class Recovering
{
    public static Task LoseAsync(this TestHouse house, Guid account) =>
        house.DoAsync(s => s.GetRequiredService<AskForRecovery>().RunAsync(account, default));

    public static Task<bool> ConfirmAsync(
        this TestHouse house,
        Actor actor,
        string? reason = "Called her on the number from the list"
    ) =>
        house.DoAsync(s =>
            s.GetRequiredService<ConfirmRecovery>().RunAsync(actor, AccountHouse.Email, reason, default)
        );

    public static Task RefuseAsync(this TestHouse house, Actor actor, Guid id, string because) =>
        house.DoAsync(s => s.GetRequiredService<RefuseRecovery>().RunAsync(actor, id, because, default));

    /// <summary>An officer with an account of their own.</summary>
    public static async Task<Actor> OfficerAsync(this TestHouse house, string email)
    {
        var (id, _) = await house.AccountAsync(email);
        return (await house.ActorAsync(id)).ShouldNotBeNull();
    }

    /// <summary>To whom letters of a kind went.</summary>
    public static Task<List<string>> LettersAsync(this TestHouse house, string template) =>
        house.ReadAsync(db => db.Letters.Where(l => l.Template == template).Select(l => l.ToAddress).ToListAsync());

    /// <summary>The token of the link that came by letter.</summary>
    public static Task<string> LinkAsync(this TestHouse house) =>
        house.DoAsync(async s =>
        {
            var letter = await s.GetRequiredService<Db>()
                .Letters.Where(l => l.Template == LetterTemplates.RecoveryGranted)
                .OrderByDescending(l => l.Id)
                .FirstAsync();
            var text = (await s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default)).Text;
            return text.Split("/welcome/")[1][..43];
        });

    /// <summary>Puts a unit under another.</summary>
    public static Task StandUnderAsync(this TestHouse house, string code, Guid above) =>
        house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var unit = await db.Units.Include(u => u.Above).SingleAsync(u => u.Code == code);
            unit.ParentId = above;
            unit.Above.Add(
                new()
                {
                    UnitId = unit.Id,
                    AboveId = above,
                    Steps = 1,
                }
            );
            s.GetRequiredService<Journal>()
                .Write(Actor.Operator, new("UnitImported", unit.Id, unit.Id, "Moved a unit."));
            await db.SaveChangesAsync();
        });

    /// <summary>Ends an office as of yesterday.</summary>
    public static Task EndOfficeAsync(this TestHouse house, string email) =>
        house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var key = Keys.Email(email);
            var held = await db.Appointments.SingleAsync(a => a.EmailKey == key);
            held.Until = house.Clock.Today().PlusDays(-1);
            s.GetRequiredService<Journal>()
                .Write(Actor.Operator, new("OfficerAppointed", held.Id, held.UnitId, "Ended an office."));
            await db.SaveChangesAsync();
        });
}

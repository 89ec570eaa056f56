using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Organisation;

/// <summary>Which offices carry which duties, who says so, and on whom they fall when an office is vacant.</summary>
public class DutyTests
{
    private const string Treasurer = "lee.marsh@example.org";

    [Theory, OnBothDatabases]
    public async Task A_unit_gives_a_duty_to_another_of_its_offices_and_takes_it_back(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        var secretary = await house.TrainedAsync(AccountHouse.Email);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "treasurer"));
        (await house.TrainedAsync(Treasurer)).Carries(Duty.HandleRights).ShouldBeFalse();

        await ChangeAsync(house, secretary, unit, "Treasurer", carries: true);
        (await house.TrainedAsync(Treasurer)).Reach(Duty.HandleRights).ShouldBe([unit]);

        await ChangeAsync(house, secretary, unit, "treasurer", carries: false);
        (await house.TrainedAsync(Treasurer)).Carries(Duty.HandleRights).ShouldBeFalse();
        (await house.ReadAsync(db => db.DutyChanges.CountAsync())).ShouldBe(0);
        (await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "DutyChanged"))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Taking_a_usual_duty_away_shuts_the_door_at_once(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "chair"));
        var secretary = await house.TrainedAsync(AccountHouse.Email);

        await ChangeAsync(house, secretary, unit, "chair", carries: false);

        var chair = await house.TrainedAsync(Treasurer);
        chair.Carries(Duty.HandleRights).ShouldBeFalse();
        chair.Carries(Duty.KeepMembership).ShouldBeTrue();
    }

    [Theory, OnBothDatabases, Trait("abuse", "A12")]
    public async Task Nobody_gives_a_duty_that_they_do_not_carry_there_themselves(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "data controller's officer"));
        await house.DoAsync(s => AccountHouse.AppointAsync(s, "far@example.org", "Far Away", "secretary", "C002"));
        await ChangeAsync(house, Actor.Operator, unit, "data controller's officer", carries: false);
        var granter = await house.TrainedAsync(Treasurer);
        granter.Carries(Duty.GrantDuties).ShouldBeTrue();

        var beyondDuty = await RefusalAsync(() => ChangeAsync(house, granter, unit, "author", carries: true));
        var beyondUnit = await RefusalAsync(async () =>
            await ChangeAsync(house, await house.TrainedAsync("far@example.org"), unit, "author", carries: true)
        );

        beyondDuty.ShouldStartWith("You can only give or take a duty that you carry yourself");
        beyondUnit.ShouldBe("That unit is not one of yours.");
        (await house.ReadAsync(db => db.DutyChanges.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task At_the_top_somebody_always_carries_a_duty(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        foreach (var office in Duties.Offices(Duty.HandleRights).Where(o => o != "secretary"))
            await ChangeAsync(house, Actor.Operator, unit, office, carries: false);

        var refusal = await RefusalAsync(() => ChangeAsync(house, Actor.Operator, unit, "secretary", carries: false));

        refusal.ShouldStartWith("Then nobody would carry this duty at the top");
    }

    [Theory, OnBothDatabases]
    public async Task An_office_that_nobody_holds_falls_to_its_stand_in_until_somebody_does(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "treasurer"));
        await ChangeAsync(house, Actor.Operator, unit, "head of procurement", carries: true);
        (await house.TrainedAsync(Treasurer)).Carries(Duty.HandleRights).ShouldBeTrue();

        await house.DoAsync(s => AccountHouse.AppointAsync(s, "buyer@example.org", "Bo Yer", "head of procurement"));
        (await house.TrainedAsync(Treasurer)).Carries(Duty.HandleRights).ShouldBeFalse();
        (await house.TrainedAsync("buyer@example.org")).Carries(Duty.HandleRights).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task An_office_that_a_duty_was_taken_from_does_not_get_it_back_by_standing_in(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        await house.DoAsync(s => AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "treasurer"));
        await ChangeAsync(house, Actor.Operator, unit, "treasurer", carries: true);
        await ChangeAsync(house, Actor.Operator, unit, "head of procurement", carries: true);

        await ChangeAsync(house, Actor.Operator, unit, "chair", carries: false);
        await ChangeAsync(house, Actor.Operator, unit, "secretary", carries: false);

        // The chair's office is vacant and falls to the secretary, who was not to have it.
        (await house.TrainedAsync(AccountHouse.Email))
            .Carries(Duty.HandleRights)
            .ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task An_explanation_names_what_lets_somebody_in_and_what_is_missing(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var unit = await UnitAsync(house);
        await house.DoAsync(s =>
            AccountHouse.AppointAsync(s, Treasurer, "Lee Marsh", "secretary", "C002", until: new(2026, 2, 1))
        );
        await house.AccountAsync(AccountHouse.Email);

        var secretary = await ExplainAsync(house, AccountHouse.Email, Duty.HandleRights, unit);
        var former = await ExplainAsync(house, Treasurer, Duty.HandleRights, unit);

        secretary.Opens.ShouldBeTrue();
        secretary.Reasons.ShouldAllBe(r => r.Holds);
        secretary
            .Reasons.Select(r => r.Sentence)
            .ShouldBe([
                "Asha Patel has an open account.",
                "Asha Patel, secretary of Northbury North since 1 January 2026.",
                "The secretary of Northbury North may answer people's requests about their data.",
                "It belongs to Northbury North.",
            ]);
        former.Opens.ShouldBeFalse();
        former
            .Reasons.Select(r => r.Sentence)
            .ShouldBe([
                "Nobody has an account with that address.",
                "Lee Marsh, secretary of Northbury North until 1 February 2026.",
            ]);
    }

    private static Task<Guid> UnitAsync(TestHouse house) =>
        house.ReadAsync(db => db.Units.Where(u => u.Code == "C001").Select(u => u.Id).SingleAsync());

    private static async Task ChangeAsync(TestHouse house, Actor actor, Guid unit, string office, bool carries) =>
        await house.DoAsync(s =>
            s.GetRequiredService<ChangeDuty>()
                .RunAsync(actor, unit, Duty.HandleRights, office, carries, "The committee decided it.", default)
        );

    private static Task<AccessAnswer> ExplainAsync(TestHouse house, string email, Duty duty, Guid unit) =>
        house.DoAsync(s => s.GetRequiredService<AccessExplaining>().OfAsync(email, duty, unit, false, default));

    private static async Task<string> RefusalAsync(Func<Task> work) => (await Should.ThrowAsync<Refused>(work)).Message;
}

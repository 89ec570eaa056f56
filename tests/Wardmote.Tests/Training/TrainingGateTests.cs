using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Wardmote.Training;
using Xunit;

namespace Wardmote.Tests.Training;

/// <summary>Without training and promises an office opens nothing (R65, R71, R117, R123).</summary>
public class TrainingGateTests
{
    [Theory, OnBothDatabases, Trait("abuse", "A10")]
    public async Task Whoever_is_new_reaches_nothing_and_is_told_what_is_missing(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();

        var actor = (await house.ActorAsync(account))!;

        actor.Missing.ShouldBe([
            "Read and accept the code of conduct.",
            "Read and accept the account rules.",
            "Take the training: there is no certificate in your name yet.",
        ]);
        actor.IsKeptOut.ShouldBeTrue();
        Enum.GetValues<Duty>().ShouldAllBe(duty => !actor.Carries(duty));
        (await house.ReadAsync(db => db.UnitsVisibleTo(actor, Duty.HandleRights).CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Each_thing_put_in_order_is_missing_no_more_and_the_last_opens_the_door(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.UntrainedAsync();

        await house.DoAsync(s => GettingTrained.RecordAsync(s, AccountHouse.Email, house.Clock.Today()));
        (await house.ActorAsync(account))!.Missing.Count.ShouldBe(2);
        await house.DoAsync(s => GettingTrained.AcceptAsync(s, AccountHouse.Email));

        var actor = (await house.ActorAsync(account))!;
        actor.IsKeptOut.ShouldBeFalse();
        actor.Carries(Duty.HandleRights).ShouldBeTrue();
        var accepted = await house.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == account && e.Kind == "UndertakingAccepted").CountAsync()
        );
        accepted.ShouldBe(2);
    }

    // Legal dates are dates in London: on 15 June the day there ends at 11pm by universal time, on 15 January at midnight.
    [Theory]
    [InlineData(On.Sqlite, "2026-06-15T22:59:59Z", "2026-06-15T23:00:00Z", "2024-06-15")]
    [InlineData(On.Sqlite, "2027-01-15T23:59:59Z", "2027-01-16T00:00:00Z", "2025-01-15")]
    [InlineData(On.Postgres, "2026-06-15T22:59:59Z", "2026-06-15T23:00:00Z", "2024-06-15")]
    [InlineData(On.Postgres, "2027-01-15T23:59:59Z", "2027-01-16T00:00:00Z", "2025-01-15")]
    public async Task The_door_shuts_at_the_end_of_the_last_day(On on, string last, string first, string takenOn)
    {
        Assert.SkipWhen(on == On.Postgres && TestPostgres.Server is null, "No PostgreSQL: ./test starts one.");
        await using var house = await AccountHouse.OpenAsync(on);
        house.Clock.Now = InstantPattern.ExtendedIso.Parse(last).Value - Duration.FromDays(30);
        var (account, _) = await house.UntrainedAsync();
        await house.DoAsync(async s =>
        {
            await GettingTrained.RecordAsync(s, AccountHouse.Email, LocalDatePattern.Iso.Parse(takenOn).Value);
            await GettingTrained.AcceptAsync(s, AccountHouse.Email);
        });

        house.Clock.Now = InstantPattern.ExtendedIso.Parse(last).Value;
        (await house.ActorAsync(account))!.IsKeptOut.ShouldBeFalse();
        house.Clock.Now = InstantPattern.ExtendedIso.Parse(first).Value;
        var shut = (await house.ActorAsync(account))!;

        shut.Missing.ShouldHaveSingleItem().ShouldStartWith("Your training counted until 15 J");
        shut.Carries(Duty.HandleRights).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_new_version_is_accepted_anew_before_the_next_request_is_answered(On on)
    {
        var texts = Undertakings.Load();
        await using var house = await TestHouse.OpenAsync(on, s => s.AddTransient(_ => texts));
        await house.DoAsync(s => AccountHouse.AppointAsync(s));
        var (account, _) = await house.AccountAsync();
        (await house.ActorAsync(account))!.IsKeptOut.ShouldBeFalse();

        texts = new([texts.All[0], texts.All[1] with { Version = 2, Since = new(2026, 11, 20) }]);

        (await house.ActorAsync(account))!.Missing.ShouldBe([
            "The account rules changed on 20 November 2026. Read and accept them again.",
        ]);
        await Should.ThrowAsync<Refused>(() => AcceptAsync(house, Undertakings.AccountRules, 1));
        await AcceptAsync(house, Undertakings.AccountRules, 2);
        (await house.ActorAsync(account))!.IsKeptOut.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_certificate_that_was_a_mistake_opens_nothing(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var certificate = await house.ReadAsync(db => db.Certificates.SingleAsync());
        house.Clock.Pass(Duration.FromMinutes(1));

        await house.DoAsync(s =>
            s.GetRequiredService<WithdrawCertificate>()
                .RunAsync(Actor.Operator, certificate.Id, "The wrong Asha Patel", default)
        );

        (await house.ActorAsync(account))!.Missing.ShouldHaveSingleItem().ShouldContain("no certificate");
        (await KindsAsync(house, certificate.Id)).ShouldBe(["CertificateGiven", "CertificateWithdrawn"]);
    }

    [Theory, OnBothDatabases]
    public async Task The_calendar_of_someone_kept_out_is_not_found(On on)
    {
        await using var house = await AccountHouse.OpenAsync(on);
        var (account, _) = await house.AccountAsync();
        var actor = (await house.ActorAsync(account))!;
        var token = await house.DoAsync(s => s.GetRequiredService<MakeCalendarAddress>().RunAsync(actor, default));
        Task<Actor?> AskAsync() =>
            house.DoAsync(s =>
                s.GetRequiredService<Acting>().ActorByCalendarAsync(token, house.Clock.Today(), default)
            );
        (await AskAsync()).ShouldNotBeNull();

        house.Clock.Pass(Duration.FromDays(732));

        (await AskAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task An_explanation_of_access_says_what_is_missing()
    {
        await using var house = await AccountHouse.OpenAsync(On.Sqlite);
        await house.UntrainedAsync();

        var shut = await ExplainAsync(beforeTraining: false);
        shut.Opens.ShouldBeFalse();
        shut.Reasons.Where(r => !r.Holds).Select(r => r.Sentence).ShouldContain("Read and accept the code of conduct.");
        (await ExplainAsync(beforeTraining: true)).Opens.ShouldBeTrue();

        Task<AccessAnswer> ExplainAsync(bool beforeTraining) =>
            house.DoAsync(s =>
                s.GetRequiredService<AccessExplaining>()
                    .OfAsync(AccountHouse.Email, null, null, beforeTraining, default)
            );
    }

    [Fact]
    public async Task The_operator_of_the_machine_is_not_kept_out()
    {
        await using var house = await AccountHouse.OpenAsync(On.Sqlite);

        Actor.Operator.IsKeptOut.ShouldBeFalse();
        Actor.Operator.Carries(Duty.KeepTraining).ShouldBeTrue();
        (
            await Should.ThrowAsync<Refused>(() =>
                house.DoAsync(s =>
                    s.GetRequiredService<AcceptUndertaking>()
                        .RunAsync(Actor.Operator, Undertakings.CodeOfConduct, 1, default)
                )
            )
        ).Message.ShouldContain("each for themselves");
    }

    private static Task AcceptAsync(TestHouse house, string key, int version) =>
        house.DoAsync(async s =>
            await s.GetRequiredService<AcceptUndertaking>()
                .RunAsync(await GettingTrained.ActorAsync(s, AccountHouse.Email), key, version, default)
        );

    private static Task<List<string>> KindsAsync(TestHouse house, Guid about) =>
        house.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == about).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()
        );
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tests.Rights;
using Wardmote.Training;
using Xunit;

namespace Wardmote.Tests.Training;

/// <summary>What a unit's officers keep of training: courses elsewhere, sessions, terms, the roll, reminders.</summary>
public class TrainingRecordsTests
{
    private const string Alex = "alex.hill@party.example";
    private const string Kit = "kit.moss@party.example";
    private const string Pat = "pat.lane@party.example";
    private const string Noor = "noor.aziz@party.example";
    private const string Jo = "jo.reid@party.example";

    [Theory, OnBothDatabases]
    public async Task A_course_elsewhere_counts_and_its_proof_is_kept_sealed(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var proof = Encoding.UTF8.GetBytes("Certificate of attendance: Kit Moss");

        var certificate = await northbury.UseAsync<RecordTraining, Certificate>(u =>
            u.RunAsync(
                northbury.Secretary,
                new(
                    "Kit.Moss@party.example",
                    " Data protection ",
                    "Regional office",
                    new(2026, 3, 1),
                    new("kit.pdf", "application/pdf", new MemoryStream(proof))
                ),
                default
            )
        );

        certificate.EmailKey.ShouldBe(Kit);
        certificate.Course.ShouldBe("Data protection");
        certificate.UnitId.ShouldBe(northbury.NorthBranch.Id);
        var kept = await northbury.House.DoAsync(async s =>
        {
            var file = await s.GetRequiredService<Db>().Attachments.SingleAsync(a => a.Id == certificate.EvidenceId);
            return await s.GetRequiredService<Vault>().ReadAsync(file, default);
        });
        kept.ShouldBe(proof);
        (await northbury.HappenedAsync(certificate.Id)).ShouldBe(["CertificateGiven"]);
        var kit = (await RollAsync(northbury, northbury.NorthBranch)).Single(t => t.EmailKey == Kit);
        (kit.Standing, kit.ValidUntil).ShouldBe((Standing.Valid, new LocalDate(2028, 3, 1)));
    }

    [Theory, OnBothDatabases]
    public async Task Training_is_written_down_within_reach_and_by_somebody_else(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        (await ElsewhereAsync(northbury.Secretary, Jo)).Objections.Single().Field.ShouldBe("Email");
        (await ElsewhereAsync(northbury.Stranger, Kit)).Objections.Single().Field.ShouldBe("Email");
        var alex = await AccountAsync(northbury, Alex);
        (await ElsewhereAsync(alex, Alex)).Message.ShouldContain("their own training");

        async Task<Refused> ElsewhereAsync(Actor actor, string email) =>
            await Should.ThrowAsync<Refused>(() =>
                northbury.UseAsync<RecordTraining>(u =>
                    u.RunAsync(actor, new(email, "A course", "Somebody", new(2026, 3, 1)), default)
                )
            );
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once()
    {
        await using var northbury = await Northbury.OpenAsync(On.Sqlite);

        var refused = await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<RecordTraining>(u =>
                u.RunAsync(northbury.Secretary, new(null, " ", "two\nlines", new(2026, 11, 21)), default)
            )
        );

        refused.Objections.Select(o => o.Field).ShouldBe(["Email", "Course", "Provider", "TakenOn"]);
    }

    [Theory, OnBothDatabases]
    public async Task Who_came_to_a_session_has_a_certificate_once(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var session = await PlanAsync(northbury, new(2026, 11, 25));
        var early = await Should.ThrowAsync<Refused>(() => AttendAsync(northbury, session, Kit));
        early.Message.ShouldContain("25 November 2026");
        northbury.House.Clock.GoTo(new(2026, 11, 26));

        (await AttendAsync(northbury, session, Kit, Pat)).Count.ShouldBe(2);
        northbury.House.Clock.Pass(Duration.FromMinutes(1));
        (await AttendAsync(northbury, session, Kit, Noor)).Select(c => c.EmailKey).ShouldBe([Noor]);

        await Should.ThrowAsync<Refused>(() => AttendAsync(northbury, session, Jo));
        var certificates = await northbury.House.ReadAsync(db => db.Certificates.AsNoTracking().ToListAsync());
        certificates.Count.ShouldBe(3);
        certificates.ShouldAllBe(c => c.TakenOn == new LocalDate(2026, 11, 25) && c.SessionId == session.Id);
        (await northbury.HappenedAsync(session.Id)).ShouldBe([
            "SessionPlanned",
            "AttendanceRecorded",
            "AttendanceRecorded",
        ]);
        var held = await Should.ThrowAsync<Refused>(() => CancelAsync(northbury, northbury.Secretary, session));
        held.Message.ShouldContain("it was held");
    }

    [Theory, OnBothDatabases]
    public async Task A_session_is_called_off_by_its_own_officers_and_then_nobody_comes(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var session = await PlanAsync(northbury, new(2026, 11, 20));
        await Should.ThrowAsync<Refused>(() => CancelAsync(northbury, northbury.Stranger, session));

        northbury.House.Clock.Pass(Duration.FromMinutes(1));
        await CancelAsync(northbury, northbury.Secretary, session);

        (await Should.ThrowAsync<Refused>(() => AttendAsync(northbury, session, Kit))).Message.ShouldContain(
            "called off"
        );
        (await northbury.HappenedAsync(session.Id)).ShouldBe(["SessionPlanned", "SessionCancelled"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_may_ask_for_less_than_those_above_it_and_never_for_more(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (all, here) = (northbury.National, northbury.Constituency);

        (await LooserAsync(here, 25)).ShouldBe(
            "Northbury Constituency Party allows 25 months for 'training-refresher', which can be longer than the 2 years of National policy (National policy 6.3): a policy may only be stricter than what stands above it."
        );
        await SetAsync(northbury, here, 24);
        await SetAsync(northbury, all, 18);
        (await LooserAsync(here, 20)).ShouldContain("the 18 months of The National Party");
        await SetAsync(northbury, here, 12);

        await TakenAsync(northbury, Kit, new(2026, 1, 31));
        await TakenAsync(northbury, Jo, new(2026, 1, 31));
        (await UntilAsync(Kit)).ShouldBe(new LocalDate(2027, 1, 31));
        (await UntilAsync(Jo)).ShouldBe(new LocalDate(2027, 7, 31));
        await SetAsync(northbury, here, null);
        (await UntilAsync(Kit)).ShouldBe(new LocalDate(2027, 7, 31));
        await SetAsync(northbury, all, null);
        (await UntilAsync(Kit)).ShouldBe(new LocalDate(2028, 1, 31));
        (await northbury.House.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "TrainingTermSet"))).ShouldBe(5);

        async Task<string> LooserAsync(Unit unit, int months) =>
            (await Should.ThrowAsync<CannotCompute>(() => SetAsync(northbury, unit, months))).Message;

        async Task<LocalDate?> UntilAsync(string email) =>
            (await RollAsync(northbury, all)).Single(t => t.EmailKey == email).ValidUntil;
    }

    [Theory, OnBothDatabases]
    public async Task The_roll_has_everyone_in_the_unit_and_below_the_most_pressing_first(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await TakenAsync(northbury, Kit, new(2024, 11, 19));
        await TakenAsync(northbury, Pat, new(2024, 12, 19));
        await TakenAsync(northbury, Noor, new(2026, 1, 1));
        await TakenAsync(northbury, Noor, new(2023, 1, 1));

        var roll = await RollAsync(northbury, northbury.Constituency);

        roll.Select(t => (t.PersonName, t.Standing))
            .ShouldBe([
                ("Alex Hill", Standing.Missing),
                ("Robin Shaw", Standing.Missing),
                ("Kit Moss", Standing.Expired),
                ("Pat Lane", Standing.DueSoon),
                ("Noor Aziz", Standing.Valid),
            ]);
        roll[0]
            .Offices.ShouldBe(
                ["Secretary, Northbury Constituency Party", "Chair, Northbury North Branch"],
                ignoreOrder: true
            );
        (await RollAsync(northbury, northbury.Eastwick)).Select(t => t.EmailKey).ShouldBe([Jo]);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_that_is_taken_out_runs_nothing_in_a_spreadsheet_and_is_on_record(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await northbury.UseAsync<RecordTraining>(u =>
            u.RunAsync(northbury.Secretary, new(Kit, "=HYPERLINK(1)", "Somebody", new(2026, 1, 1)), default)
        );

        var file = await northbury.UseAsync<ExportTraining, byte[]>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, Standing.Valid, default)
        );

        var lines = Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("\"kit.moss@party.example\"");
        lines[1].ShouldContain("\"'=HYPERLINK(1)\"");
        lines[1].ShouldEndWith("\"2028-01-01\",\"valid\"");
        (await northbury.HappenedAsync(northbury.Constituency.Id)).ShouldContain("TrainingExported");
        await Should.ThrowAsync<Refused>(() =>
            northbury.UseAsync<ExportTraining>(u =>
                u.RunAsync(northbury.Stranger, northbury.Constituency.Id, null, default)
            )
        );
    }

    [Theory, OnBothDatabases]
    public async Task A_reminder_goes_60_30_and_7_days_before_and_each_once(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await TakenAsync(northbury, Kit, new(2025, 2, 1));
        var last = new LocalDate(2027, 2, 1);
        var sent = new List<int>();

        for (var days = 70; days >= -2; days--)
        {
            northbury.House.Clock.GoTo(last.PlusDays(-days));
            // Twice a day, and on two nodes.
            var count = await RemindAsync(northbury) + await RemindAsync(northbury);
            count.ShouldBeLessThanOrEqualTo(1);
            if (count == 1)
                sent.Add(days);
        }

        sent.ShouldBe([60, 30, 7]);
        var letters = await northbury.House.ReadAsync(db => db.Letters.AsNoTracking().ToListAsync());
        letters.Count.ShouldBe(3);
        letters.ShouldAllBe(l =>
            l.Template == LetterTemplates.TrainingReminder
            && l.ToAddress == Kit
            && l.Subject == "Your training counts until 1 February 2027"
        );
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_late_for_several_reminders_gets_the_last_of_them_only(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await TakenAsync(northbury, Kit, new(2024, 12, 10));
        // The day of the reminder lies before this training was taken, so there is none.
        await SetAsync(northbury, northbury.SouthBranch, 1);
        await TakenAsync(northbury, Pat, new(2026, 11, 19));

        (await RemindAsync(northbury)).ShouldBe(1);
        (await RemindAsync(northbury)).ShouldBe(0);

        var reminder = await northbury.House.ReadAsync(db => db.TrainingReminders.SingleAsync());
        reminder.DaysBefore.ShouldBe(30);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_is_reminded_whose_newer_training_counts_on_or_who_left(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await TakenAsync(northbury, Kit, new(2024, 12, 10));
        await TakenAsync(northbury, Kit, new(2026, 11, 1));
        await TakenAsync(northbury, Pat, new(2024, 12, 10));
        await northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var office = await db.Appointments.SingleAsync(a => a.EmailKey == Pat);
            office.Until = new(2026, 11, 19);
            s.GetRequiredService<Journal>().Write(Author.System, new("OfficeEnded", office.Id, null, "Left."));
            await db.SaveChangesAsync();
        });

        (await RemindAsync(northbury)).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_for_someones_data_finds_their_training_and_nobody_elses(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await TakenAsync(northbury, Kit, new(2026, 3, 1));
        await TakenAsync(northbury, Jo, new(2026, 3, 1));
        await AccountAsync(northbury, Kit);

        var found = await FindAsync(northbury.Constituency, "Kit Moss", Kit);
        found
            .Select(r => r.Title)
            .ShouldBe(
                ["Certificate T-2026-0001: Data protection for volunteers", "Course and code of conduct: Kit Moss"],
                ignoreOrder: true
            );
        found.SelectMany(r => r.Fields).Select(f => f.Name).ShouldContain("Accepted code-of-conduct, version 1");
        (await FindAsync(northbury.Constituency, "Jo Reid", Jo)).ShouldBeEmpty();
        (await FindAsync(northbury.National, "Jo Reid", Jo)).Count.ShouldBe(1);

        Task<List<HeldRecord>> FindAsync(Unit unit, string name, string email) =>
            northbury.House.DoAsync(async s =>
            {
                var records = new List<HeldRecord>();
                foreach (var room in s.GetServices<IHoldPersonalData>())
                    if (room.Source.StartsWith("Training", StringComparison.Ordinal))
                        records.AddRange(await room.FindAsync(new(unit.Id, null, name, [email], []), default));
                return records;
            });
    }

    // Training counts to the same day two years on, to the last of February where there is none.
    [Theory]
    [InlineData(2024, 2, 29, null, 2026, 2, 28)]
    [InlineData(2025, 2, 28, null, 2027, 2, 28)]
    [InlineData(2026, 11, 20, null, 2028, 11, 20)]
    [InlineData(2026, 8, 31, 6, 2027, 2, 28)]
    [InlineData(2026, 8, 31, 18, 2028, 2, 29)]
    public async Task Training_counts_for_two_years_or_what_a_unit_asks(
        int year,
        int month,
        int day,
        int? months,
        int lastYear,
        int lastMonth,
        int lastDay
    )
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var last = await house.DoAsync(s =>
            Task.FromResult(s.GetRequiredService<TrainingTerms>().LastDay(new(year, month, day), months))
        );
        last.ShouldBe(new LocalDate(lastYear, lastMonth, lastDay));
    }

    private static Task<IReadOnlyList<Trained>> RollAsync(Northbury northbury, Unit unit) =>
        northbury.House.DoAsync(s => s.GetRequiredService<TrainingRoll>().OfAsync(unit.Id, default));

    private static Task TakenAsync(Northbury northbury, string email, LocalDate takenOn) =>
        northbury.House.DoAsync(s => GettingTrained.RecordAsync(s, email, takenOn));

    private static Task SetAsync(Northbury northbury, Unit unit, int? months) =>
        northbury.UseAsync<SetTrainingTerm>(u =>
            u.RunAsync(Actor.Operator, unit.Id, months, "Decided by the committee", default)
        );

    private static Task<TrainingSession> PlanAsync(Northbury northbury, LocalDate on) =>
        northbury.UseAsync<PlanSession, TrainingSession>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, new(on, "The Yards", "Regional office"), default)
        );

    private static Task<IReadOnlyList<Certificate>> AttendAsync(
        Northbury northbury,
        TrainingSession session,
        params string[] emails
    ) =>
        northbury.UseAsync<RecordAttendance, IReadOnlyList<Certificate>>(u =>
            u.RunAsync(northbury.Secretary, session.Id, emails, default)
        );

    private static Task CancelAsync(Northbury northbury, Actor actor, TrainingSession session) =>
        northbury.UseAsync<CancelSession>(u => u.RunAsync(actor, session.Id, "The room was taken", default));

    private static Task<int> RemindAsync(Northbury northbury) =>
        northbury.UseAsync<RemindTraining, int>(u => u.RunAsync(default));

    /// <summary>An account that is through the gate.</summary>
    private static Task<Actor> AccountAsync(Northbury northbury, string email) =>
        northbury.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (account, _) = await db.AccountOfOfficerAsync(
                Actor.Operator,
                email,
                northbury.House.Clock.Now,
                default
            );
            s.GetRequiredService<Journal>().Write(Actor.Operator, new("AccountMade", account.Id, null, "."));
            await db.SaveChangesAsync();
            if (!await db.Certificates.AnyAsync(c => c.EmailKey == account.EmailKey))
                await GettingTrained.TrainAsync(s, email);
            else
                await GettingTrained.AcceptAsync(s, email);
            return await GettingTrained.ActorAsync(s, email);
        });
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Permits;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Permits;

/// <summary>Leave to keep people’s data oneself, from the day it is given until the data is gone.</summary>
public class PermitTests
{
    private const string Header = "unit,person,email,data,task,place,until,given_by,given_on\n";
    private const string Row =
        "C001-N,Lee Marsh,lee@example.org,Canvass returns,By-election,Paper,2026-05-31,Robin Shaw,2026-04-01\n";

    [Theory, OnBothDatabases]
    public async Task A_permission_is_out_past_its_day_until_its_end_is_on_record(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var today = northbury.House.Clock.Today();
        var permit = await GiveAsync(northbury);
        (permit.GivenBy, permit.KeptUntil).ShouldBe(("Alex Hill", permit.Until.PlusYears(6)));
        permit.IsOverdue(permit.Until).ShouldBeFalse();
        permit.IsOverdue(permit.Until.PlusDays(1)).ShouldBeTrue();
        northbury.House.Clock.Now += Duration.FromDays(40);
        (await OutAsync(northbury)).ShouldBe(["Canvass returns"]);

        var done = new NewPermitEnd(Fate.Removed, today.PlusDays(3), "9.05", "Shredded; told me by telephone");
        await EndAsync(northbury, permit.Id, done);

        (await OutAsync(northbury)).ShouldBeEmpty();
        var read = await northbury.House.ReadAsync(db => db.Permits.Include(p => p.End).SingleAsync());
        (read.End!.Moment(), read.End!.RecordedBy).ShouldBe(
            ($"{done.On!.Value.DayMonthYear()} at 9:05am", "Alex Hill")
        );
        read.IsOverdue(read.Until.PlusYears(1)).ShouldBeFalse();
        (await northbury.HappenedAsync(permit.Id)).ShouldBe(["PermitGiven", "PermitEnded"], ignoreOrder: true);
        (await Should.ThrowAsync<Refused>(() => EndAsync(northbury, permit.Id, done))).Message.ShouldContain(
            "ended already"
        );
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_given_or_ended_without_what_the_record_needs_or_next_door(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var today = northbury.House.Clock.Today();
        (await FieldsAsync(() => GiveAsync(northbury, new(" ", "lee", null, null)))).ShouldBe([
            "Person",
            "Email",
            "Data",
            "Purpose",
            "Place",
            "GivenOn",
            "Until",
        ]);
        (await FieldsAsync(() => GiveAsync(northbury, Lee(today) with { Until = today.PlusDays(-1) }))).ShouldBe([
            "Until",
        ]);
        (
            await FieldsAsync(() => GiveAsync(northbury, Lee(today) with { Until = today.PlusYears(5).PlusDays(1) }))
        ).ShouldBe(["Until"]);
        (await FieldsAsync(() => GiveAsync(northbury, Lee(today) with { GivenOn = today.PlusDays(1) }))).ShouldBe([
            "GivenOn",
        ]);
        (await Should.ThrowAsync<Refused>(() => GiveAsync(northbury, null, northbury.Stranger))).Message.ShouldContain(
            "that unit"
        );
        var permit = await GiveAsync(northbury);
        (await FieldsAsync(() => EndAsync(northbury, permit.Id, new(null, null, "soon", " ")))).ShouldBe([
            "Fate",
            "On",
            "Time",
            "Report",
        ]);
        var before = new NewPermitEnd(Fate.Returned, permit.GivenOn.PlusDays(-1), null, "Gave it back");
        (await FieldsAsync(() => EndAsync(northbury, permit.Id, before))).ShouldBe(["On"]);
        await Should.ThrowAsync<Refused>(() =>
            EndAsync(northbury, permit.Id, before with { On = today }, northbury.Stranger)
        );

        static async Task<List<string?>> FieldsAsync(Func<Task> act) =>
            [.. (await Should.ThrowAsync<Refused>(act)).Objections.Select(o => o.Field)];
    }

    [Theory, OnBothDatabases]
    public async Task Of_8_ends_at_once_one_counts(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var permit = await GiveAsync(northbury);
        var end = new NewPermitEnd(Fate.Returned, northbury.House.Clock.Today(), null, "Gave it back");
        var (done, refused) = await AccountHouse.AtOnceAsync(8, () => EndAsync(northbury, permit.Id, end));
        (done, refused).ShouldBe((1, 7));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_a_permission_is_asked_first_and_once_whatever_else_they_are(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var today = northbury.House.Clock.Today();
        var robin = Lee(today) with { Person = "Robin Shaw", Email = "Robin.Shaw@party.example", Data = "Minutes" };
        await GiveAsync(northbury, robin);
        var lee = await GiveAsync(northbury);
        await GiveAsync(
            northbury,
            Lee(today) with
            {
                Data = "Next door’s list",
            },
            northbury.Stranger,
            northbury.Eastwick
        );
        var request = await northbury.SamAsksAsync();

        var holders = await HoldersAsync();

        holders.Take(2).Select(h => h.Name).ShouldBe(["Lee Marsh", "Robin Shaw"]);
        holders[0]
            .Capacities.ShouldBe([
                $"Holds “Canvass returns” until {lee.Until.DayMonthYear()}, Northbury Constituency Party",
            ]);
        holders[1]
            .Capacities.ShouldBe([
                $"Holds “Minutes” until {lee.Until.DayMonthYear()}, Northbury Constituency Party",
                "Chair, Northbury Constituency Party",
            ]);
        holders.Count(h => h.Name == "Robin Shaw").ShouldBe(1);
        await EndAsync(northbury, lee.Id, new(Fate.Removed, today, null, "Shredded"));
        (await HoldersAsync()).Select(h => h.Name).ShouldNotContain("Lee Marsh");

        Task<IReadOnlyList<NamedHolder>> HoldersAsync() =>
            northbury.House.DoAsync(s => s.GetRequiredService<HolderList>().ForAsync(request, today, default));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_in_the_hands_of_its_holder_is_found_for_them_and_goes_only_after_its_end(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var permit = await GiveAsync(northbury);

        (await InHandAsync("lee@example.org")).Single().ShouldStartWith("Remove or return “Canvass returns”");
        (await InHandAsync("alex.hill@party.example")).ShouldBeEmpty();
        var sought = new Sought(northbury.National.Id, null, "LEE MARSH", [], []);
        var record = (await DoAsync(r => r.FindAsync(sought, default))).Single();
        record.Fields.Single(f => f.Name == "Data").Value.ShouldBe("Canvass returns");
        (await DoAsync(r => r.FindAsync(sought with { UnitId = northbury.Eastwick.Id }, default))).ShouldBeEmpty();
        (await Should.ThrowAsync<Refused>(EraseAsync)).Message.ShouldContain("Write down its end first");
        await EndAsync(northbury, permit.Id, new(Fate.Removed, permit.GivenOn, null, "Shredded; Lee Marsh said so"));

        await EraseAsync();

        (await northbury.House.ReadAsync(db => db.Permits.AnyAsync())).ShouldBeFalse();
        (await northbury.House.ReadAsync(db => db.Set<PermitEnd>().AnyAsync())).ShouldBeFalse();
        (await northbury.HappenedAsync(permit.Id)).ShouldBe(
            ["PermitGiven", "PermitEnded", "PermitErased"],
            ignoreOrder: true
        );
        var told = await northbury.House.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == permit.Id && e.Particulars != null).Select(e => e.Kind).ToListAsync()
        );
        told.ShouldBe(["PermitErased"]);
        await EraseAsync();

        Task EraseAsync() =>
            northbury.House.DoAsync(async s =>
            {
                var room = s.GetServices<IHoldPersonalData>().OfType<PermitsHeld>().Single();
                await room.EraseAsync(record.Key, new(Guid.CreateVersion7(), "R-2026-0001"), default);
                await s.GetRequiredService<Db>().SaveChangesAsync();
            });
        Task<T> DoAsync<T>(Func<PermitsHeld, Task<T>> act) =>
            northbury.House.DoAsync(s => act(s.GetServices<IHoldPersonalData>().OfType<PermitsHeld>().Single()));
        Task<List<string>> InHandAsync(string email) =>
            northbury.House.DoAsync(async s =>
            {
                var room = s.GetServices<IHandOver>().OfType<PermitsInHand>().Single();
                return (await room.OfAsync(email, northbury.Constituency.Id, default)).Select(h => h.What).ToList();
            });
    }

    [Theory, OnBothDatabases]
    public async Task Permissions_given_before_come_in_from_a_file_once_and_all_or_nothing(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        northbury.House.Clock.Now = Instant.FromUtc(2026, 6, 9, 9, 0);
        var bad = await ImportAsync(
            Header
                + Row
                + "C002,Lee Marsh,lee@example.org,A,B,C,2026-05-31,Robin Shaw,2026-04-01\n"
                + "C001,Lee Marsh,lee@example.org,A,B,C,,Robin Shaw,2026-07-01\n"
                + "C001,Lee Marsh,lee@example.org,A,B,C,2026-03-01,Robin Shaw,2026-04-01\n"
                + "C001,Lee Marsh,lee@example.org,A,B,C,2036-03-01,Robin Shaw,2026-04-01\n"
        );
        bad.Outcome.ShouldBe(ImportOutcome.Refused);
        bad.Errors.Select(e => (e.Line, e.Column))
            .ShouldBe([(3, "unit"), (4, "until"), (4, "given_on"), (5, "until"), (6, "until")]);
        (await OutAsync(northbury)).ShouldBeEmpty();

        (await ImportAsync(Header + Row, dryRun: true)).Outcome.ShouldBe(ImportOutcome.Checked);
        (await OutAsync(northbury)).ShouldBeEmpty();
        (await ImportAsync(Header + Row)).Counts.Added.ShouldBe(1);
        var again = await ImportAsync(Header + Row + Row.Replace("Paper", "Own computer", StringComparison.Ordinal));
        (again.Counts.Added, again.Counts.Unchanged).ShouldBe((1, 1));

        var permit = await northbury.House.ReadAsync(db => db.Permits.OrderBy(p => p.Id).FirstAsync());
        (permit.GivenBy, permit.GivenOn, permit.EmailKey).ShouldBe(
            ("Robin Shaw", new LocalDate(2026, 4, 1), "lee@example.org")
        );
        permit.IsOverdue(northbury.House.Clock.Today()).ShouldBeTrue();

        Task<ImportReport> ImportAsync(string file, bool dryRun = false) =>
            northbury.UseAsync<ImportPermits, ImportReport>(u =>
                u.RunAsync(
                    northbury.Secretary,
                    new("permits.csv", () => new MemoryStream(Encoding.UTF8.GetBytes(file))) { DryRun = dryRun },
                    default
                )
            );
    }

    private static NewPermit Lee(LocalDate today) =>
        new("Lee Marsh", "lee@example.org", "Canvass returns", "By-election", "Paper", today.PlusDays(30), today);

    private static Task<Permit> GiveAsync(
        Northbury northbury,
        NewPermit? permit = null,
        Actor? actor = null,
        Unit? unit = null
    ) =>
        northbury.UseAsync<GivePermit, Permit>(u =>
            u.RunAsync(
                actor ?? northbury.Secretary,
                (unit ?? northbury.Constituency).Id,
                permit ?? Lee(northbury.House.Clock.Today()),
                default
            )
        );

    private static Task EndAsync(Northbury northbury, Guid permit, NewPermitEnd end, Actor? actor = null) =>
        northbury.UseAsync<EndPermit>(u => u.RunAsync(actor ?? northbury.Secretary, permit, end, default));

    private static Task<List<string>> OutAsync(Northbury northbury) =>
        northbury.House.ReadAsync(db =>
            db.PermitsOut(new[] { northbury.Constituency.Id, northbury.NorthBranch.Id })
                .Select(p => p.Data)
                .ToListAsync()
        );
}

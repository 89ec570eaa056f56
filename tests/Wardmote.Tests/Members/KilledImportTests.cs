using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Organisation.Imports;
using Wardmote.Tests.Organisation.Imports;
using Xunit;
using static Wardmote.Tests.Organisation.Imports.ImportTesting;

namespace Wardmote.Tests.Members;

/// <summary>
/// A membership feed of 6,000 rows (600 join, 1,800 change, 600 leave) is killed with SIGKILL at fifty instants. Each
/// time either nothing of it is there or all of it, and running it again completes it.
/// </summary>
public class KilledImportTests(ITestOutputHelper output)
{
    private const int Kills = 50;
    private const int Rows = 6_000;
    private const int Staying = 5_400;
    private const int Changing = 1_800;
    private const int Seed = 20261122;

    [Theory, OnBothDatabases]
    public async Task A_killed_import_leaves_nothing_or_everything_and_can_be_run_again(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.ImportUnitsAsync(Tree);
        await house.ImportMembersAsync("UK", Feed(0));
        var place =
            on == On.Sqlite
                ? house.Folder.Database
                : await house.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        var file = Path.Combine(house.Folder.Root, "feed.csv");
        var random = new Random(Seed);
        var longest = TimeSpan.Zero;
        var before = 0;
        var next = ChildProcess.StartAsync(on, place, house.Folder.MasterKey);
        for (var round = 1; round <= Kills + 1; round++)
        {
            await File.WriteAllTextAsync(file, Feed(round));
            using var child = await next;
            var began = Stopwatch.GetTimestamp();
            await child.TellAsync("members", file, "600");
            if (round == 1)
            {
                // The first is left alone, to learn how long one takes from the order to the end.
                await child.SaysAsync("done");
                longest = Stopwatch.GetElapsedTime(began);
                output.WriteLine(
                    $"Seed {Seed}; an import takes {longest.TotalMilliseconds:N0} ms; killed after, in ms:"
                );
            }
            else
            {
                var instant = longest * random.NextDouble();
                output.WriteLine($"{instant.TotalMilliseconds:N1}");
                await Task.Delay(instant);
                await child.KillAsync();
            }
            next = round <= Kills ? ChildProcess.StartAsync(on, place, house.Folder.MasterKey) : next;
            var isThere = await IsThereAsync(house, on, round);
            before += isThere ? 0 : 1;
            if (!isThere)
                (
                    await house.ImportMembersAsync("UK", Feed(round), o => o with { ConfirmedLeavers = 600 })
                ).Outcome.ShouldBe(ImportOutcome.Published);
            else
                (await house.ImportMembersAsync("UK", Feed(round))).Outcome.ShouldBe(ImportOutcome.Unchanged);
            (await IsThereAsync(house, on, round)).ShouldBeTrue();
        }
        output.WriteLine($"{before} of {Kills} left nothing, the others everything.");
        before.ShouldBeInRange(1, Kills);
    }

    /// <summary>Whether all of a round's feed is there; fails when only some of it is.</summary>
    private static async Task<bool> IsThereAsync(TestHouse house, On on, int round)
    {
        if (on == On.Postgres)
            await house.ReadAsync(TestPostgres.UntilAloneAsync);
        var current = await house.ReadAsync(db =>
            db.Members.Where(m => m.LeftOn == null).Select(m => new { m.Number, m.Address1 }).ToListAsync()
        );
        var imports = await house.ReadAsync(db =>
            db.Imports.CountAsync(i => i.Kind == ImportKind.Members && i.State == ImportState.Published)
        );
        var entries = await house.ReadAsync(db => db.Journal.CountAsync(e => e.Kind == "MembersImported"));
        entries.ShouldBe(imports);
        var all = imports == round + 1;
        var expected = Members(all ? round : round - 1).Order().ToList();
        current.Select(m => (m.Number, m.Address1!)).Order().ShouldBe(expected);
        var last = await house.ReadAsync(db =>
            db.Imports.Where(i => i.Kind == ImportKind.Members && i.State == ImportState.Published)
                .OrderByDescending(i => i.Id)
                .FirstAsync()
        );
        if (last.Counts.Changed > 0)
            (await house.ReadAsync(db => db.ImportChanges.CountAsync(c => c.ImportId == last.Id))).ShouldBe(
                last.Counts.Changed + last.Counts.Left
            );
        return all;
    }

    private static string Feed(int round)
    {
        var file = new StringBuilder(MembersHeader);
        foreach (var (number, address) in Members(round))
            file.Append(Member(number).Replace("1 High Street", address, StringComparison.Ordinal));
        return file.ToString();
    }

    /// <summary>Who is on the list of a round, and where they live: a third of those who stay moves each round.</summary>
    private static IEnumerable<(string Number, string Address)> Members(int round)
    {
        for (var i = 0; i < Staying; i++)
            yield return (
                $"S{i}",
                $"{(i % (Staying / Changing) <= round % (Staying / Changing) ? round / (Staying / Changing) + 1 : round / (Staying / Changing))} High Street"
            );
        for (var i = 0; i < Rows - Staying; i++)
            yield return ($"R{round}-{i}", "1 High Street");
    }
}

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
/// A membership feed of 2,400 rows (240 join, 1,080 change, 240 leave) is killed with SIGKILL all along its length.
/// Each time either nothing of it is there or all of it, and running it again completes it.
/// </summary>
public class KilledImportTests(ITestOutputHelper output)
{
    private const int ChildrenAhead = 2;
    private const int Rows = 2_400;
    private const int Staying = 2_160;
    private const int Leaving = Rows - Staying;
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
        var whole = TimeSpan.Zero;
        IReadOnlyList<TimeSpan> instants = [];
        Dictionary<string, int> moments = [];
        var none = 0;
        // Starting one takes longer than an import, so some are always on their way.
        Queue<Task<ChildProcess>> children = [];
        for (var round = 1; round <= Kills.Count + 1; round++)
        {
            while (children.Count < Math.Min(ChildrenAhead, Kills.Count + 2 - round))
                children.Enqueue(ChildProcess.StartAsync(on, place, house.Folder.MasterKey));
            await File.WriteAllTextAsync(file, Feed(round));
            using var child = await children.Dequeue();
            await child.TellAsync("members", file, $"{Leaving}");
            await child.SaysAsync("begun");
            if (round == 1)
            {
                // The first is left alone, to learn how long one takes from its first row to the end.
                var began = Stopwatch.GetTimestamp();
                await child.SaysAsync("read");
                await child.SaysAsync("done");
                whole = Stopwatch.GetElapsedTime(began);
                instants = Kills.Spread(whole, Seed);
                (await IsThereAsync(house, on, round)).ShouldBeTrue();
                continue;
            }
            await Task.Delay(instants[round - 2]);
            var moment = await child.KillAsync();
            moments[moment] = moments.GetValueOrDefault(moment) + 1;
            if (await IsThereAsync(house, on, round))
            {
                (await house.ImportMembersAsync("UK", Feed(round))).Outcome.ShouldBe(ImportOutcome.Unchanged);
                continue;
            }
            none++;
            moment.ShouldNotBe("done");
            (
                await house.ImportMembersAsync("UK", Feed(round), o => o with { ConfirmedLeavers = Leaving })
            ).Outcome.ShouldBe(ImportOutcome.Published);
            (await IsThereAsync(house, on, round)).ShouldBeTrue();
        }
        output.WriteLine(
            $"Seed {Seed}; from its first row to its end an import takes {whole.TotalMilliseconds:N0} ms; killed after {string.Join(", ", instants.Select(i => $"{i.TotalMilliseconds:N0}"))} ms."
        );
        output.WriteLine(
            $"{At("")} were killed while rows were read and written, {At("read")} while they were published, {At("done")} when all was done. {none} of {Kills.Count} left nothing, the others everything."
        );
        none.ShouldBeInRange(1, Kills.Count);

        int At(string word) => moments.GetValueOrDefault(word);
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

    /// <summary>Who is on the list of a round, and where they live: half of those who stay move each round.</summary>
    private static IEnumerable<(string Number, string Address)> Members(int round)
    {
        for (var i = 0; i < Staying; i++)
            yield return ($"S{i}", $"{(i + round) / 2} High Street");
        for (var i = 0; i < Leaving; i++)
            yield return ($"R{round}-{i}", "1 High Street");
    }
}

using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights.Packing;

/// <summary>
/// The making of a pack is killed with SIGKILL all along its length. Each time there is a whole pack with its entry in
/// the journal, or neither; making it again works; and a sweep leaves nothing of what was broken off.
/// </summary>
[Trait("fault", "F16")]
public class KilledPackTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;

    [Theory, OnBothDatabases]
    public async Task A_killed_pack_is_whole_or_not_there_and_can_be_made_again(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house);
        var holder = await one.AskAsync("Tom Reid", "Chair", Outcome.Found, "Shelves");
        await one.AddFileAsync("film.mp4", RandomNumberGenerator.GetBytes(4_500_000), holder);
        await one.AddRecordAsync("Letters", new("L1", "Letter", true, [new("Subject", "Meeting")]));
        var place = house.Connection ?? house.Folder.Database;
        Task<ChildProcess> StartAsync() => ChildProcess.StartAsync(on, place, house.Folder.MasterKey);
        var next = StartAsync();
        // The first is left alone, to learn how long one takes from the order to the end. As in every round the next
        // process starts meanwhile.
        var first = await next;
        next = StartAsync();
        var length = await WorkAsync(first, one, child => child.SaysAsync("done"));
        output.WriteLine($"Seed {Seed}; a pack takes {length.TotalMilliseconds:N0} ms; killed after, in ms:");
        var packs = await WholePacksAsync(one);
        packs.ShouldBe(1);
        foreach (var instant in Kills.Spread(length, Seed))
        {
            output.WriteLine($"{instant.TotalMilliseconds:N1}");
            var child = await next;
            next = StartAsync();
            await WorkAsync(
                child,
                one,
                async c =>
                {
                    await Task.Delay(instant);
                    await c.KillAsync();
                }
            );
            if (on == On.Postgres)
                await house.ReadAsync(TestPostgres.UntilAloneAsync);
            var there = await WholePacksAsync(one);
            there.ShouldBeInRange(packs, packs + 1);
            packs = there;
        }
        (await next).Dispose();
        output.WriteLine($"{packs - 1} of {Kills.Count} left a whole pack, the others nothing.");
        packs.ShouldBeLessThan(1 + Kills.Count, "some were killed in the middle");

        await one.BuildAsync();
        (await WholePacksAsync(one)).ShouldBe(packs + 1);
        await SweepAsync(one);
        (await WholePacksAsync(one)).ShouldBe(packs + 1);
    }

    private static async Task<TimeSpan> WorkAsync(ChildProcess child, PackCase one, Func<ChildProcess, Task> untilAsync)
    {
        using var working = child;
        var began = Stopwatch.GetTimestamp();
        await child.TellAsync("pack", one.RequestId.ToString());
        await untilAsync(child);
        return Stopwatch.GetElapsedTime(began);
    }

    // How many packs there are, each of them whole: a finished file, an entry in the journal, and every sum right.
    private static Task<int> WholePacksAsync(PackCase one) =>
        one.House.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var packs = await db.Packs.AsNoTracking().Include(p => p.Attachment).ToListAsync();
            (await db.Journal.CountAsync(e => e.Kind == "PackBuilt")).ShouldBe(packs.Count);
            packs.ShouldAllBe(p => p.Attachment.FinishedAt != null);
            var items = await db.Items.CountAsync();
            (await db.Attachments.CountAsync(a => a.FinishedAt != null)).ShouldBe(packs.Count + items);
            if (packs.MaxBy(p => p.BuiltAt) is { } last)
                CheckSums(await s.GetRequiredService<Vault>().ReadAsync(last.Attachment, default));
            return packs.Count;
        });

    private static void CheckSums(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        using var sums = new StreamReader(zip.GetEntry("SHA256SUMS")!.Open(), Encoding.UTF8);
        var named = sums.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        named.Length.ShouldBe(zip.Entries.Count - 1);
        foreach (var line in named)
        {
            using var content = zip.GetEntry(line[66..])!.Open();
            Convert.ToHexStringLower(SHA256.HashData(content)).ShouldBe(line[..64]);
        }
    }

    private static async Task SweepAsync(PackCase one)
    {
        // The child goes by the true time.
        one.House.Clock.Now =
            SystemClock.Instance.GetCurrentInstant() + SweepUnfinished.Patience + Duration.FromHours(1);
        await one.House.DoAsync(s => s.GetRequiredService<SweepUnfinished>().RunAsync(default));
        (await one.House.ReadAsync(db => db.Attachments.CountAsync(a => a.FinishedAt == null))).ShouldBe(0);
        var orphans = await one.House.ReadAsync(db =>
        {
            var attachments = db.Attachments;
            return db.Set<AttachmentChunk>().CountAsync(c => !attachments.Any(a => a.Id == c.AttachmentId));
        });
        orphans.ShouldBe(0);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;
using Wardmote.Tests.Organisation;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Registers;

/// <summary>What a unit writes into its register, what is then missing, and how it stood before.</summary>
public class RegisterTests
{
    private static readonly NewAsset List = new("Membership list", "Everybody who is a member", "Secretary");

    [Theory, OnBothDatabases]
    public async Task A_task_without_a_basis_is_kept_and_blocked_until_it_has_one(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        (await GapsAsync(northbury)).ShouldHaveSingleItem().Sentence.ShouldStartWith("Nothing is on record.");
        var asset = await EnterAsync(northbury);
        (await GapsAsync(northbury)).ShouldHaveSingleItem().Sentence.ShouldContain("what is done with it");
        var written = LacksTests.Whole();
        written.Basis = null;

        var task = await WriteAsync(northbury, asset.Id, null, 0, written);

        var gap = (await GapsAsync(northbury)).ShouldHaveSingleItem();
        (gap.Blocks, gap.Task!.Id, gap.Asset!.Name).ShouldBe((true, task.Id, "Membership list"));
        gap.Sentence.ShouldStartWith("There is no lawful basis.");
        await WriteAsync(northbury, asset.Id, task.Id, 1, LacksTests.Whole(), "The executive chose a basis");
        (await GapsAsync(northbury)).ShouldBeEmpty();
        await WriteAsync(northbury, asset.Id, task.Id, 2, written, "It was the wrong one");
        (await GapsAsync(northbury)).ShouldHaveSingleItem().Blocks.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Everything_written_of_a_task_is_read_again(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var asset = await EnterAsync(northbury);
        var written = new Processing();
        foreach (var text in typeof(Processing).GetProperties().Where(p => p.PropertyType == typeof(string)))
            text.SetValue(written, $" {text.Name} ");
        (written.Basis, written.SpecialCondition) = (
            LawfulBasis.PublicTask,
            SpecialCondition.SubstantialPublicInterest
        );
        (written.SpecialSchedule, written.CriminalSchedule) = (Schedule1.PoliticalParties, Schedule1.NotForProfitBody);
        (written.AtEnd, written.SafeguardOn) = (AtEnd.Anonymise, new LocalDate(2026, 11, 1));

        await WriteAsync(northbury, asset.Id, null, 0, written);

        var read = (await ReadAsync(northbury)).Tasks.Single();
        foreach (var text in typeof(Processing).GetProperties().Where(p => p.PropertyType == typeof(string)))
            text.GetValue(read).ShouldBe(text.Name);
        (read.Basis, read.SpecialCondition).ShouldBe((written.Basis, written.SpecialCondition));
        (read.SpecialSchedule, read.CriminalSchedule).ShouldBe((written.SpecialSchedule, written.CriminalSchedule));
        (read.AtEnd, read.SafeguardOn).ShouldBe((written.AtEnd, written.SafeguardOn));
    }

    [Theory, OnBothDatabases]
    public async Task The_register_can_be_read_as_it_stood_on_any_day(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var first = northbury.House.Clock.Today();
        var asset = await EnterAsync(northbury);
        var task = await WriteAsync(northbury, asset.Id, null, 0, LacksTests.Whole());
        northbury.House.Clock.Now += Duration.FromDays(10);
        await northbury.UseAsync<WriteAsset, Asset>(u =>
            u.RunAsync(
                northbury.Secretary,
                northbury.Constituency.Id,
                asset.Id,
                1,
                List with
                {
                    Name = "Members",
                },
                "A shorter name",
                default
            )
        );
        var second = northbury.House.Clock.Today();
        northbury.House.Clock.Now += Duration.FromDays(10);
        await northbury.UseAsync<EndTask>(u => u.RunAsync(northbury.Secretary, task.Id, 1, "Not needed", default));
        await northbury.UseAsync<EndAsset>(u => u.RunAsync(northbury.Secretary, asset.Id, 2, "Shredded", default));

        (await ReadAsync(northbury, first.PlusDays(-1))).Assets.ShouldBeEmpty();
        (await ReadAsync(northbury, first)).Assets.Single().Asset.Name.ShouldBe("Membership list");
        (await ReadAsync(northbury, second.PlusDays(-1))).Assets.Single().Asset.Name.ShouldBe("Membership list");
        var then = (await ReadAsync(northbury, second)).Assets.Single();
        (then.Asset.Name, then.Tasks.Count).ShouldBe(("Members", 1));
        (await ReadAsync(northbury)).Assets.ShouldBeEmpty();

        var told = await northbury.House.ReadAsync(db =>
            db.Journal.Where(e => e.AboutId == asset.Id).OrderBy(e => e.At).Include(e => e.Particulars).ToListAsync()
        );
        told.Select(e => e.Kind).ShouldBe(["AssetEntered", "AssetChanged", "AssetEnded"]);
        var change = Journal.Read(told[1])!;
        (change.Author, change.Reason).ShouldBe(("Alex Hill", "A shorter name"));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_is_written_without_a_reason_over_another_s_change_or_next_door(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var asset = await EnterAsync(northbury);
        var task = await WriteAsync(northbury, asset.Id, null, 0, LacksTests.Whole());

        (await RefusedAsync(1, LacksTests.Whole(), " ")).Objections.Single().Field.ShouldBe("Because");
        (await RefusedAsync(0, LacksTests.Whole(), "Why")).Message.ShouldContain("Somebody else changed this");
        (await RefusedAsync(1, new(), "Why")).Objections.Single().Field.ShouldBe("Purpose");
        (await RefusedAsync(1, new() { Purpose = new('a', 2001) }, "Why"))
            .Objections.Single()
            .Field.ShouldBe("Purpose");
        var stranger = await Should.ThrowAsync<Refused>(() =>
            WriteAsync(northbury, asset.Id, task.Id, 1, LacksTests.Whole(), "Why", northbury.Stranger)
        );
        stranger.Message.ShouldContain("no such asset");
        var empty = await Should.ThrowAsync<Refused>(() => EnterAsync(northbury, new(" ", null, null)));
        empty.Objections.Select(o => o.Field).ShouldBe(["Name", "Owner"]);
        (await Should.ThrowAsync<Refused>(() => EndAsync(asset.Id, "Gone"))).Message.ShouldContain(
            "still done with it"
        );
        await northbury.UseAsync<EndTask>(u => u.RunAsync(northbury.Secretary, task.Id, 1, "Over", default));
        (await RefusedAsync(2, LacksTests.Whole(), "Why")).Message.ShouldContain("has ended");
        (await Should.ThrowAsync<Refused>(() => EndAsync(asset.Id, ""))).Objections.Single().Field.ShouldBe("Because");
        await EndAsync(asset.Id, "Shredded");

        Task<Refused> RefusedAsync(int read, Processing written, string because) =>
            Should.ThrowAsync<Refused>(() => WriteAsync(northbury, asset.Id, task.Id, read, written, because));
        Task EndAsync(Guid id, string because) =>
            northbury.UseAsync<EndAsset>(u => u.RunAsync(northbury.Secretary, id, 1, because, default));
    }

    [Theory, OnBothDatabases]
    public async Task An_asset_is_in_the_hands_of_whoever_holds_the_office_that_answers_for_it(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        await EnterAsync(northbury);
        var unit = northbury.Constituency.Id;
        var holders = await northbury.House.ReadAsync(db =>
            db.Appointments.Where(a => a.UnitId == unit).ToDictionaryAsync(a => a.Office, a => a.EmailKey)
        );

        (await InHandAsync(holders["secretary"])).ShouldBe([
            "Hand over “Membership list”, which the secretary answers for",
        ]);
        (await InHandAsync(holders["chair"])).ShouldBeEmpty();

        Task<List<string>> InHandAsync(string email) =>
            northbury.House.DoAsync(async s =>
            {
                var room = s.GetServices<IHandOver>().OfType<AssetsInHand>().Single();
                return (await room.OfAsync(email, unit, default)).Select(h => h.What).ToList();
            });
    }

    [Theory, OnBothDatabases]
    public async Task Of_16_changes_at_once_one_is_the_next_version(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var asset = await EnterAsync(northbury);
        var (done, refused) = await AccountHouse.AtOnceAsync(
            16,
            () =>
                northbury.UseAsync<WriteAsset, Asset>(u =>
                    u.RunAsync(northbury.Secretary, asset.UnitId, asset.Id, 1, List, "It has moved", default)
                )
        );
        (done, refused).ShouldBe((1, 15));
        (await northbury.House.ReadAsync(db => db.Assets.MaxAsync(a => a.Number))).ShouldBe(2);
    }

    private static Task<Asset> EnterAsync(Northbury northbury, NewAsset? asset = null) =>
        northbury.UseAsync<WriteAsset, Asset>(u =>
            u.RunAsync(northbury.Secretary, northbury.Constituency.Id, null, 0, asset ?? List, null, default)
        );

    private static Task<ProcessingTask> WriteAsync(
        Northbury northbury,
        Guid asset,
        Guid? task,
        int read,
        Processing written,
        string? because = null,
        Actor? actor = null
    ) =>
        northbury.UseAsync<WriteTask, ProcessingTask>(u =>
            u.RunAsync(actor ?? northbury.Secretary, asset, task, read, written, because, default)
        );

    private static async Task<UnitOnRecord> ReadAsync(Northbury northbury, LocalDate? on = null) =>
        (
            await northbury.House.DoAsync(s =>
                s.GetRequiredService<Register>()
                    .OfAsync(
                        northbury.Secretary,
                        s.GetRequiredService<Db>().Units.Where(u => u.Id == northbury.Constituency.Id),
                        on,
                        default
                    )
            )
        ).Single();

    private static async Task<IReadOnlyList<RegisterGap>> GapsAsync(Northbury northbury) =>
        (await ReadAsync(northbury)).Gaps;
}

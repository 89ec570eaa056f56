using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Registers;

/// <summary>An asset with what is done with it, in the order of the purposes.</summary>
public sealed record AssetOnRecord(Asset Asset, IReadOnlyList<ProcessingTask> Tasks);

/// <summary>What one unit has on record, in the order of the names.</summary>
public sealed record UnitOnRecord(Unit Unit, IReadOnlyList<AssetOnRecord> Assets)
{
    public IEnumerable<ProcessingTask> Tasks => Assets.SelectMany(a => a.Tasks);

    /// <summary>Everything that is missing, what blocks a task first.</summary>
    public IReadOnlyList<RegisterGap> Gaps =>
        Assets.Count == 0
            ?
            [
                new(
                    Unit,
                    null,
                    null,
                    "Nothing is on record. Enter each list, system and cupboard that people’s data is kept in (R162; Art 30).",
                    Blocks: false
                ),
            ]
            : [.. Assets.SelectMany(GapsOf).OrderBy(g => !g.Blocks)];

    private IEnumerable<RegisterGap> GapsOf(AssetOnRecord on) =>
        on.Tasks.Count == 0
            ?
            [
                new(
                    Unit,
                    on.Asset,
                    null,
                    "It is not on record what is done with it. Add what it is used for.",
                    Blocks: false
                ),
            ]
            : on.Tasks.SelectMany(task =>
                Lacks.Of(task).Select(lack => new RegisterGap(Unit, on.Asset, task, lack.Sentence, lack.Blocks))
            );
}

/// <summary>Something missing in a unit's register.</summary>
/// <param name="Asset">Null when the unit has none.</param>
/// <param name="Task">Null when it is about the asset as a whole.</param>
/// <param name="Sentence">What is missing, and what to do.</param>
/// <param name="Blocks">Whether nothing may be done by the task until it is there.</param>
public sealed record RegisterGap(Unit Unit, Asset? Asset, ProcessingTask? Task, string Sentence, bool Blocks);

/// <summary>Reads the register of information assets, which is the record of processing (R162–R164).</summary>
public sealed class Register(Db db, IClock clock)
{
    /// <summary>The registers of some units that an actor looks after, in the order of their codes.</summary>
    /// <param name="units">Units that have nothing on record are left out, unless they answer for data.</param>
    /// <param name="on">As it stood at the end of this day; null for now.</param>
    public async Task<IReadOnlyList<UnitOnRecord>> OfAsync(
        Actor actor,
        IQueryable<Unit> units,
        LocalDate? on,
        CancellationToken stop
    )
    {
        var at = on is { } day ? EndOf(day) : clock.GetCurrentInstant();
        var assets = await db.VisibleTo<Asset>(actor, Duty.KeepRegisters)
            .AsNoTracking()
            .AsOf(at)
            .Where(a => units.Any(u => u.Id == a.UnitId))
            .ToListAsync(stop);
        var tasks = (
            await db.VisibleTo<ProcessingTask>(actor, Duty.KeepRegisters)
                .AsNoTracking()
                .AsOf(at)
                .Where(t => units.Any(u => u.Id == t.UnitId))
                .ToListAsync(stop)
        ).ToLookup(t => t.AssetId);
        var byUnit = assets
            .OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .Select(a => new AssetOnRecord(
                a,
                [.. tasks[a.Id].OrderBy(t => t.Purpose, StringComparer.OrdinalIgnoreCase)]
            ))
            .ToLookup(a => a.Asset.UnitId);
        return
        [
            .. (await units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(stop))
                .Where(u => u.IsController || byUnit.Contains(u.Id))
                .Select(u => new UnitOnRecord(u, [.. byUnit[u.Id]])),
        ];
    }

    private static Instant EndOf(LocalDate day) =>
        UkTime.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() - Duration.FromTicks(10);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// Brings in the tree of units from a file: code, name, kind, parent, nation, controller, e-mail, address (R1, R4, R5).
/// Units the file does not list stay as they are.
/// </summary>
[UseCase]
public sealed class ImportUnits(
    Db db,
    IDatabaseEngine engine,
    Journal journal,
    IEnumerable<IFollowUnits> followers,
    IClock clock
)
{
    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, UnitRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var units = await db
            .Units.AsNoTracking()
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var rows = UnitRow.ReadAll(run, stop);
        RefuseStrangers(run, rows, units, await VisibleAsync(actor, stop));
        RefuseMisplaced(run, rows, units);
        var importId = order.ImportId ?? Ids.New(clock);
        var writing = new UnitWriting(db, importId, clock, run, rows.Values, units);
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Units, null).EndAsync(
            importId,
            order,
            run,
            stop
        );
        if (report.Outcome == ImportOutcome.Published)
        {
            await writing.WriteAsync(engine, stop);
            foreach (var follower in followers)
                await follower.FollowAsync(actor, stop);
        }
        await db.SaveChangesAsync(stop);
        await whole!.CommitAsync(stop);
        return report;
    }

    private async Task<HashSet<Guid>?> VisibleAsync(Actor actor, CancellationToken stop) =>
        actor.Everywhere
            ? null
            : await db.UnitsVisibleTo(actor, Duty.KeepMembership).Select(u => u.Id).ToHashSetAsync(stop);

    /// <summary>An officer brings in units under their own; a unit they do not see is to them as if it were not there.</summary>
    private static void RefuseStrangers(
        ImportRun run,
        Dictionary<string, UnitRow> rows,
        Dictionary<string, Unit> units,
        HashSet<Guid>? visible
    )
    {
        if (visible is null)
            return;
        foreach (var row in rows.Values.ToList())
        {
            var seen = !units.TryGetValue(row.Code, out var unit) || visible.Contains(unit.Id);
            var parentSeen =
                row.Parent is not null
                && (
                    rows.ContainsKey(row.Parent)
                    || (units.TryGetValue(row.Parent, out var parent) && visible.Contains(parent.Id))
                );
            var isOwnTop = unit?.ParentId is { } above && !visible.Contains(above) && SameParent(units, unit, row);
            if (seen && (parentSeen || isOwnTop))
                continue;
            run.Refuse(
                row.Line,
                seen ? UnitRow.ParentColumn : UnitRow.CodeColumn,
                "This unit is not among those you look after. Leave the row out, or ask the unit above to import it."
            );
            rows.Remove(row.Code);
        }
    }

    private static bool SameParent(Dictionary<string, Unit> units, Unit unit, UnitRow row) =>
        row.Parent is not null && units.TryGetValue(row.Parent, out var parent) && parent.Id == unit.ParentId;

    /// <summary>Refuses rows until what is left, with the units already here, is a tree.</summary>
    private static void RefuseMisplaced(ImportRun run, Dictionary<string, UnitRow> rows, Dictionary<string, Unit> units)
    {
        while (true)
        {
            var tree = UnitWriting.TreeOf(rows.Values, units.Values);
            var refused = rows
                .Values.Select(row => (row, Fault: FaultOf(tree, row, rows)))
                .Where(r => r.Fault is not null)
                .ToList();
            if (refused.Count == 0)
                return;
            foreach (var (row, fault) in refused)
            {
                run.Refuse(row.Line, UnitRow.ParentColumn, fault!);
                rows.Remove(row.Code);
            }
        }
    }

    private static string? FaultOf(UnitTree tree, UnitRow row, Dictionary<string, UnitRow> rows) =>
        tree.FaultOf(row.Code)
        ?? tree.Below(row.Code)
            .Where(code => !rows.ContainsKey(code) && tree.FaultOf(code) is not null)
            .Select(code =>
                $"With this row {code}, which is under this unit, would be out of place. Bring in {code} with the same file, or leave this row as it was."
            )
            .FirstOrDefault();
}

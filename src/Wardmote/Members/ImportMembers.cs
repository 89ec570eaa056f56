using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Brings in the authority's membership list of a unit and the units below it (R12, R72): who joined, what changed, who
/// left (R80). A member the feed no longer has becomes a leaver today; rows of other units are refused; whoever was removed
/// on request is not brought back, and the report says so.
/// </summary>
[UseCase]
public sealed class ImportMembers(
    Db db,
    IDatabaseEngine engine,
    Journal journal,
    Suppressions suppressions,
    IClock clock
)
{
    /// <summary>More leavers than this, in percent of the list, must be confirmed by a person.</summary>
    public const int LeaversInPercent = 5;

    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <param name="unitCode">The unit that the feed is authority for, with everything below it.</param>
    /// <exception cref="Refused">There is no such unit for this actor, or the file cannot be read.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, string unitCode, ImportOrder order, CancellationToken stop)
    {
        var unit = await UnitAsync(actor, unitCode, stop);
        using var run = new ImportRun(order, MemberColumns.All);
        await using var whole = await db.BeginImportAsync(order, stop);
        await RefuseLostColumnsAsync(run, unit, stop);
        var known = await KnownMembers.LoadAsync(db, unit.Id, stop);
        var units = await UnitsBelowAsync(unit, stop);
        var feed = new MemberFeed(run.Rows, units, clock.Today());
        var importId = order.ImportId ?? Ids.New(clock);
        var removed = await suppressions.AskAsync(stop);
        var reading = new MemberReading(db, run, feed, known, importId, removed, clock);
        var writing = new MemberWriting(db, engine, run, importId, units.Values.ToDictionary(u => u.Id, u => u.Code));
        if (known.IsEmpty && !order.DryRun)
            await writing.BeginAsync(stop);
        await foreach (var batch in reading.ReadAsync(stop))
            await writing.WriteAsync(batch, order.DryRun || run.IsLost, stop);
        var leavers = known.Missing().ToList();
        run.Left = leavers.Count;
        foreach (var (number, _) in leavers.Take(ImportRun.KeptExamples))
            run.Show("Leaves", 0, number);
        if (UnconfirmedLeavers(run, unit, known.Current, order) is { } unconfirmed)
            return unconfirmed;
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Members, unit).EndAsync(
            importId,
            order,
            run,
            stop
        );
        await writing.FinishAsync(leavers.ConvertAll(l => l.Id), clock.Today(), stop);
        await db.SaveChangesAsync(stop);
        await whole!.CommitAsync(stop);
        return report;
    }

    private async Task<Unit> UnitAsync(Actor actor, string code, CancellationToken stop)
    {
        var units = await db.UnitsVisibleTo(actor, Duty.KeepMembership).AsNoTracking().ToListAsync(stop);
        return units.Find(u => string.Equals(u.Code, code, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refused(
                "There is no unit with this code among those you look after. Check the code, or import the units first.",
                "Unit"
            );
    }

    private async Task<Dictionary<string, Unit>> UnitsBelowAsync(Unit unit, CancellationToken stop) =>
        await db
            .Units.AsNoTracking()
            .Where(u => u.Above.Any(a => a.AboveId == unit.Id))
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);

    /// <summary>A column that the last feed had and this one lacks would empty a field of every member.</summary>
    private async Task RefuseLostColumnsAsync(ImportRun run, Unit unit, CancellationToken stop)
    {
        var imports = db.Imports;
        var last = await imports
            .Where(i => i.Kind == ImportKind.Members && i.UnitId == unit.Id && i.State == ImportState.Published)
            .OrderByDescending(i => i.At)
            .Select(i => i.Columns)
            .FirstOrDefaultAsync(stop);
        var lost = last?.Split(',').Except(run.ColumnsFound, StringComparer.Ordinal).ToList() ?? [];
        if (lost.Count > 0)
            throw new Refused(
                $"The last file for {unit.Code} had {(lost.Count == 1 ? "a column" : "columns")} that this one lacks: {string.Join(", ", lost)}. Importing it would empty {(lost.Count == 1 ? "it" : "them")} for every member. Put {(lost.Count == 1 ? "it" : "them")} back into the file.",
                "File"
            );
    }

    private static ImportReport? UnconfirmedLeavers(ImportRun run, Unit unit, int current, ImportOrder order)
    {
        if (run.IsLost || order.ConfirmedLeavers == run.Left)
            return null;
        if (order.ConfirmedLeavers is { } confirmed)
            return run.Report(
                ImportOutcome.Refused,
                $"Nothing was imported: {ImportRun.Count(confirmed, "leaver was", "leavers were")} confirmed, and {ImportRun.Count(run.Left, "member is", "members are")} missing from the file. Look at the file again, and confirm {run.Left:N0} if that is right.",
                run.Left
            );
        if ((long)run.Left * 100 <= (long)current * LeaversInPercent)
            return null;
        return run.Report(
            order.DryRun ? ImportOutcome.Checked : ImportOutcome.Refused,
            $"{(order.DryRun ? "Nothing has been imported yet" : "Nothing was imported")}: {run.Left:N0} of the {ImportRun.Count(current, "member", "members")} of {unit.Code} {(run.Left == 1 ? "is" : "are")} not in the file and would leave, which is more than {LeaversInPercent} in a hundred. If that is right, import it again and confirm {ImportRun.Count(run.Left, "leaver", "leavers")}.",
            run.Left
        );
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Brings in political opinions that were noted before: membership number, opinion, source, collected by, on, told how
/// (R107, R108). A row about somebody who gave notice to stop is refused.
/// </summary>
[UseCase]
public sealed class ImportOpinions(Db db, IDatabaseEngine engine, Journal journal, IClock clock)
{
    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, OpinionRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var today = clock.Today();
        var members = await db.MembersVisibleTo(actor, today)
            .AsNoTracking()
            .Where(m => m.LeftOn == null)
            .ToDictionaryAsync(m => m.Number, StringComparer.Ordinal, stop);
        var shut = await db.Restricted(RestrictedUse.PoliticalOpinions).ToHashSetAsync(stop);
        var known = (await db.VisibleTo<Opinion>(actor, Duty.KeepMembership).AsNoTracking().ToListAsync(stop))
            .Select(o => (o.MemberId, o.Text, o.On))
            .ToHashSet();
        var importId = order.ImportId ?? Ids.New(clock);
        var changes = new ImportChanges(db, importId);
        while (run.Read(stop))
        {
            var row = OpinionRow.Read(run.Rows, members, shut, today);
            if (run.RefusesRow())
                continue;
            if (known.Add((row.Member!.Id, row.Noted.Text!, row.Noted.On!.Value)))
                Add(run, changes, actor, row);
            else
                run.Unchanged++;
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Opinions, null).EndAsync(
            importId,
            order,
            run,
            stop
        );
        await engine.CopyInAsync(db, changes.Rows, stop);
        await db.SaveChangesAsync(stop);
        await whole!.CommitAsync(stop);
        return report;
    }

    private void Add(ImportRun run, ImportChanges changes, Actor actor, OpinionRow row)
    {
        run.Added++;
        run.Show("Added", run.Rows.Line, row.Member!.Number);
        var id = Ids.New(clock);
        NoteOpinion.Write(db, journal, actor, row.Member, row.Noted, id);
        changes.Add(id, run.Rows.Line, ImportChangeKind.Added);
    }

    /// <summary>A row of the file.</summary>
    private sealed record OpinionRow(Member? Member, NewOpinion Noted)
    {
        internal static readonly Columns Columns = new();
        private static readonly Column NumberColumn = Columns.Required("membership_number", "member number", "number");
        private static readonly Column OpinionColumn = Columns.Required("opinion", "what they think");
        private static readonly Column SourceColumn = Columns.Required("source", "where from");
        private static readonly Column CollectedByColumn = Columns.Required("collected_by", "collector");
        private static readonly Column OnColumn = Columns.Required("on", "day", "date");
        private static readonly Column ToldHowColumn = Columns.Required("told_how", "privacy information");

        internal static OpinionRow Read(
            SheetRows cells,
            Dictionary<string, Member> members,
            HashSet<Guid> shut,
            LocalDate today
        )
        {
            if (
                cells.FindsMember(NumberColumn, members, out var member)
                && member?.PersonId is { } person
                && shut.Contains(person)
            )
                cells.Refuse(
                    NumberColumn,
                    "This member gave notice that their political opinions are not to be processed. Take the row out."
                );
            return new(
                member,
                new(
                    cells.Text(OpinionColumn, 200, needed: true),
                    cells.Text(SourceColumn, 200, needed: true),
                    cells.Text(CollectedByColumn, 200, needed: true),
                    cells.PastDate(OnColumn, today),
                    cells.Text(ToldHowColumn, 200, needed: true)
                )
            );
        }
    }
}

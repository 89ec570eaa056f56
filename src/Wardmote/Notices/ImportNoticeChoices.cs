using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>
/// Brings in what members chose about the notice list before: membership number, wants notices, on, how (R14, R79). A
/// choice never changes; the latest day counts, and of one day the last that was written down.
/// </summary>
[UseCase]
public sealed class ImportNoticeChoices(Db db, IDatabaseEngine engine, Journal journal, IListMembers list, IClock clock)
{
    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, ChoiceRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var today = clock.Today();
        var members = await list.VisibleTo(actor, today)
            .Where(m => m.LeftOn == null)
            .ToDictionaryAsync(m => m.Number, StringComparer.Ordinal, stop);
        var known = (await db.VisibleTo<NoticeChoice>(actor, Duty.KeepMembership).AsNoTracking().ToListAsync(stop))
            .Select(c => (c.MemberId, c.On, c.Wants))
            .ToHashSet();
        var importId = order.ImportId ?? Ids.New(clock);
        var changes = new ImportChanges(db, importId);
        Dictionary<(Guid, LocalDate), int> lines = [];
        while (run.Read(stop))
        {
            var row = ChoiceRow.Read(run.Rows, members, today);
            var (member, on) = (row.Member?.Id ?? default, row.On ?? default);
            if (run.Rows.Errors.Count == 0 && lines.TryGetValue((member, on), out var line))
                run.Rows.Refuse($"Line {line} says what the same member chose that day. Take one of the two out.");
            if (run.RefusesRow())
                continue;
            lines.Add((member, on), run.Rows.Line);
            if (known.Contains((member, on, row.Wants!.Value)))
                run.Unchanged++;
            else
                Add(run, changes, actor, row);
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.NoticeChoices, null).EndAsync(
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

    private void Add(ImportRun run, ImportChanges changes, Actor actor, ChoiceRow row)
    {
        run.Added++;
        run.Show(row.Wants!.Value ? "Wants notices" : "Wants none", run.Rows.Line, row.Member!.Number);
        var choice = ChooseNotices.Write(
            db,
            journal,
            actor,
            row.Member,
            row.Wants.Value,
            row.On!.Value,
            row.How,
            clock
        );
        changes.Add(choice.Id, run.Rows.Line, ImportChangeKind.Added);
    }

    /// <summary>A row of the file.</summary>
    private sealed record ChoiceRow(ListedMember? Member, bool? Wants, LocalDate? On, string How)
    {
        internal static readonly Columns Columns = new();
        private static readonly Column NumberColumn = Columns.Required("membership_number", "member number", "number");
        private static readonly Column WantsColumn = Columns.Required("wants_notices", "notices");
        private static readonly Column OnColumn = Columns.Required("on", "day", "date");
        private static readonly Column HowColumn = Columns.Required("how", "told how");

        internal static ChoiceRow Read(SheetRows cells, Dictionary<string, ListedMember> members, LocalDate today) =>
            new(
                cells.FindsMember(NumberColumn, members, out var member) ? member : null,
                cells.YesNo(WantsColumn, needed: true),
                cells.PastDate(OnColumn, today),
                cells.Text(HowColumn, 500, needed: true)
            );
    }
}

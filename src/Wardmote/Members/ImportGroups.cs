using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Puts members into groups, working parties, council groups and campaign forums: membership number, unit, from, until
/// (R1, R13). The file is authority only for what it lists: someone it does not mention stays where they are.
/// </summary>
[UseCase]
public sealed class ImportGroups(Db db, IDatabaseEngine engine, Journal journal, IClock clock)
{
    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, GroupRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var units = await db.UnitsVisibleTo(actor, Duty.KeepMembership)
            .AsNoTracking()
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var members = await db.MembersVisibleTo(actor, clock.Today())
            .Where(m => m.LeftOn == null)
            .Select(m => new { m.Number, m.Id })
            .ToDictionaryAsync(m => m.Number, m => m.Id, StringComparer.Ordinal, stop);
        var seats = await db
            .GroupMemberships.AsNoTracking()
            .ToDictionaryAsync(m => (m.MemberId, m.UnitId), m => (m.From, m.Until), stop);
        var importId = order.ImportId ?? Ids.New(clock);
        var writing = Writing(importId);
        Dictionary<(Guid, Guid), int> lines = [];
        while (run.Read(stop))
        {
            var row = GroupRow.Read(run.Rows, members, units);
            var seat = (row.MemberId, row.Group?.Id ?? default);
            if (run.Rows.Errors.Count == 0 && lines.TryGetValue(seat, out var line))
                run.Rows.Refuse($"Line {line} puts the same member into the same group. Take one of the two out.");
            if (run.RefusesRow())
                continue;
            lines.Add(seat, row.Line);
            Take(run, writing, row, seats.TryGetValue(seat, out var days) ? days : null);
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Groups, null).EndAsync(
            importId,
            order,
            run,
            stop
        );
        await writing.WriteAsync(engine, stop);
        await db.SaveChangesAsync(stop);
        await whole!.CommitAsync(stop);
        return report;
    }

    private ImportWriting Writing(Guid importId) =>
        new(
            db,
            importId,
            BulkTable.Of<GroupMembership>(
                db,
                nameof(GroupMembership.MemberId),
                nameof(GroupMembership.UnitId),
                nameof(GroupMembership.From),
                nameof(GroupMembership.Until)
            ),
            "member_id",
            "unit_id"
        );

    private static void Take(
        ImportRun run,
        ImportWriting writing,
        GroupRow row,
        (LocalDate? From, LocalDate? Until)? before
    )
    {
        var group = row.Group!;
        var fields = FieldChange.Among(
            new("unit", before is null ? null : group.Code, group.Code),
            new("from", before?.From, row.From),
            new("until", before?.Until, row.Until)
        );
        if (fields.Count == 0)
        {
            run.Unchanged++;
            return;
        }
        if (before is null)
            run.Added++;
        else
            run.Changed++;
        run.Show(before is null ? "Joins" : "Changes", row.Line, $"{row.Number}, {group.Code}");
        var rows = before is null ? writing.Added : writing.Changed;
        rows.Key(row.MemberId);
        rows.Key(group.Id);
        rows.Day(row.From);
        rows.Day(row.Until);
        rows.EndRow();
        // The group is told even when only a date changed.
        writing.Changes.Add(
            row.MemberId,
            row.Line,
            ImportChangeKind.Changed,
            before is null ? fields : [new("unit", group.Code, group.Code), .. fields]
        );
    }

    /// <summary>A row of the file.</summary>
    private sealed record GroupRow(
        int Line,
        string Number,
        Guid MemberId,
        Unit? Group,
        LocalDate? From,
        LocalDate? Until
    )
    {
        internal static readonly Columns Columns = new();
        private static readonly Column NumberColumn = Columns.Required("membership_number", "member number", "number");
        private static readonly Column UnitColumn = Columns.Required("unit", "unit code", "group");
        private static readonly Column FromColumn = Columns.Required("from", "start", "start date");
        private static readonly Column UntilColumn = Columns.Required("until", "to", "end", "end date");

        internal static GroupRow Read(SheetRows cells, Dictionary<string, Guid> members, Dictionary<string, Unit> units)
        {
            cells.FindsMember(NumberColumn, members, out var member);
            var unit = cells.UnitOf(UnitColumn, units);
            if (unit is { } and not { Kind: >= UnitKind.Group })
                cells.Refuse(
                    UnitColumn,
                    $"This is a {unit.Kind.InWords()}, and the membership list says who belongs to it. Write the code of a group, working party, council group or campaign forum."
                );
            var (from, until) = cells.Days(FromColumn, UntilColumn);
            return new(cells.Line, cells.Text(NumberColumn, 40), member, unit, from, until);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>
/// Brings in permissions that were given already: unit, person, email, data, task, place, until, given_by, given_on (R58).
/// A permission never changes, so a row that differs in anything is another permission; one that is not in the file stays.
/// </summary>
[UseCase]
public sealed class ImportPermits(Db db, IDatabaseEngine engine, Journal journal, IClock clock)
{
    private sealed record Same(
        Guid UnitId,
        string? NameKey,
        string? EmailKey,
        string Data,
        string Purpose,
        string Place,
        LocalDate Until,
        string GivenBy,
        LocalDate GivenOn
    );

    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, PermitRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var units = await db.UnitsVisibleTo(actor, Duty.PermitStorage)
            .AsNoTracking()
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var known = (await db.VisibleTo<Permit>(actor, Duty.PermitStorage).AsNoTracking().ToListAsync(stop))
            .Select(p =>
                Of(p.UnitId, new(p.PersonName, p.Email, p.Data, p.Purpose, p.Place, p.Until, p.GivenBy, p.GivenOn))
            )
            .ToHashSet();
        var importId = order.ImportId ?? Ids.New(clock);
        var writing = Writing(importId);
        Dictionary<Same, int> lines = [];
        while (run.Read(stop))
        {
            var (unit, row) = PermitRow.Read(run.Rows, units, clock.Today());
            var same = Of(unit?.Id ?? default, row);
            if (run.Rows.Errors.Count == 0 && lines.TryGetValue(same, out var line))
                run.Rows.Refuse($"Line {line} says the same. Take one of the two out.");
            if (run.RefusesRow())
                continue;
            lines.Add(same, run.Rows.Line);
            if (known.Contains(same))
                run.Unchanged++;
            else
                Add(run, writing, unit!, row);
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Permits, null).EndAsync(
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

    private static Same Of(Guid unitId, PermitRow row) =>
        new(
            unitId,
            Keys.Name(row.Person),
            Keys.Email(row.Email),
            row.Data,
            row.Purpose,
            row.Place,
            row.Until,
            row.GivenBy,
            row.GivenOn
        );

    private ImportWriting Writing(Guid importId) =>
        new(
            db,
            importId,
            BulkTable.Of<Permit>(
                db,
                nameof(Permit.Id),
                nameof(Permit.UnitId),
                nameof(Permit.PersonName),
                nameof(Permit.Email),
                nameof(Permit.EmailKey),
                nameof(Permit.Data),
                nameof(Permit.Purpose),
                nameof(Permit.Place),
                nameof(Permit.Until),
                nameof(Permit.GivenBy),
                nameof(Permit.GivenOn)
            ),
            "id"
        );

    private void Add(ImportRun run, ImportWriting writing, Unit unit, PermitRow row)
    {
        run.Added++;
        run.Show("Added", run.Rows.Line, $"{unit.Code}, until {row.Until.DayMonthYear()}");
        var id = Ids.New(clock);
        var rows = writing.Added;
        rows.Key(id);
        rows.Key(unit.Id);
        rows.Text(row.Person);
        rows.Text(row.Email);
        rows.Text(Keys.Email(row.Email));
        rows.Text(row.Data);
        rows.Text(row.Purpose);
        rows.Text(row.Place);
        rows.Day(row.Until);
        rows.Text(row.GivenBy);
        rows.Day(row.GivenOn);
        rows.EndRow();
        writing.Changes.Add(id, run.Rows.Line, ImportChangeKind.Added);
    }

    /// <summary>A row of the file.</summary>
    private sealed record PermitRow(
        string Person,
        string Email,
        string Data,
        string Purpose,
        string Place,
        LocalDate Until,
        string GivenBy,
        LocalDate GivenOn
    )
    {
        internal static readonly Columns Columns = new();
        private static readonly Column UnitColumn = Columns.Required("unit", "unit code");
        private static readonly Column PersonColumn = Columns.Required("person", "name", "holder");
        private static readonly Column EmailColumn = Columns.Required("email", "email address");
        private static readonly Column DataColumn = Columns.Required("data", "what data");
        private static readonly Column TaskColumn = Columns.Required("task", "purpose");
        private static readonly Column PlaceColumn = Columns.Required("place", "where", "kept");
        private static readonly Column UntilColumn = Columns.Required("until", "time limit", "expires");
        private static readonly Column GivenByColumn = Columns.Required("given_by");
        private static readonly Column GivenOnColumn = Columns.Required("given_on", "given");

        internal static (Unit? Unit, PermitRow Row) Read(
            SheetRows cells,
            IReadOnlyDictionary<string, Unit> units,
            LocalDate today
        )
        {
            var unit = cells.UnitOf(UnitColumn, units);
            var given = cells.Date(GivenOnColumn, needed: true);
            var until = cells.Date(UntilColumn, needed: true);
            if (until < given)
                cells.Refuse(UntilColumn, "The last day is before the day it was given. Correct one of the two.");
            if (given > today)
                cells.Refuse(GivenOnColumn, "This day is still to come. Bring in what was given already.");
            if (until > given?.PlusYears(GivePermit.Longest))
                cells.Refuse(
                    UntilColumn,
                    $"Check the year: a permission lasts at most {PlainDates.Number(GivePermit.Longest)} years."
                );
            return (
                unit,
                new(
                    cells.Text(PersonColumn, 200, needed: true),
                    cells.Email(EmailColumn, needed: true),
                    cells.Text(DataColumn, 200, needed: true),
                    cells.Text(TaskColumn, PermitsTables.Longest, needed: true),
                    cells.Text(PlaceColumn, 200, needed: true),
                    until ?? default,
                    cells.Text(GivenByColumn, 200, needed: true),
                    given ?? default
                )
            );
        }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// Brings in who holds which office: unit, office, person, e-mail, from, until (R1, R23). A row is the same appointment
/// when unit, office, name, e-mail and first day are; the file may then change its last day. It is authority only for
/// what it lists: an appointment that is not in it stays.
/// </summary>
[UseCase]
public sealed class ImportOffices(Db db, IDatabaseEngine engine, Journal journal, IClock clock)
{
    private readonly record struct Same(Guid UnitId, string Office, string? NameKey, string? EmailKey, LocalDate From);

    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, OfficeRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var units = await db.UnitsVisibleTo(actor, Duty.KeepMembership)
            .AsNoTracking()
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var appointments = await AppointmentsAsync(stop);
        var importId = order.ImportId ?? Ids.New(clock);
        var writing = new OfficeWriting(db, importId, clock);
        Dictionary<Same, int> lines = [];
        while (run.Read(stop))
        {
            var row = OfficeRow.Read(run.Rows, units, clock.Today());
            var same = new Same(row.UnitId, row.Office, Keys.Name(row.Person), Keys.Email(row.Email), row.From);
            if (run.Rows.Errors.Count == 0 && lines.TryGetValue(same, out var line))
                run.Rows.Refuse($"Line {line} says the same. Take one of the two out.");
            if (run.RefusesRow())
                continue;
            lines.Add(same, row.Line);
            writing.Take(run, row, appointments.GetValueOrDefault(same));
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Offices, null).EndAsync(
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

    private async Task<Dictionary<Same, Appointment>> AppointmentsAsync(CancellationToken stop)
    {
        Dictionary<Same, Appointment> appointments = [];
        await foreach (var a in db.Appointments.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            appointments.TryAdd(new(a.UnitId, a.Office, Keys.Name(a.PersonName), a.EmailKey, a.From), a);
        return appointments;
    }

    /// <summary>What the file changes, gathered and then written in one go.</summary>
    private sealed class OfficeWriting
    {
        private readonly Db db;
        private readonly IClock clock;
        private readonly BulkRows added;
        private readonly BulkRows changed;
        private readonly ImportChanges changes;

        internal OfficeWriting(Db db, Guid importId, IClock clock)
        {
            this.db = db;
            this.clock = clock;
            var table = BulkTable.Of<Appointment>(
                db,
                nameof(Appointment.Id),
                nameof(Appointment.UnitId),
                nameof(Appointment.Office),
                nameof(Appointment.PersonName),
                nameof(Appointment.Email),
                nameof(Appointment.EmailKey),
                nameof(Appointment.From),
                nameof(Appointment.Until)
            );
            added = new(table);
            changed = new(table.Staged("staged_appointments"));
            changes = new(db, importId);
        }

        internal void Take(ImportRun run, OfficeRow row, Appointment? held)
        {
            if (held is null)
            {
                run.Added++;
                run.Show("Added", row.Line, row.Office);
                var id = Ids.New(clock);
                Write(added, row, id);
                changes.Add(id, row.Line, ImportChangeKind.Added);
                return;
            }
            var fields = FieldChange.Among(
                new("person", held.PersonName, row.Person),
                new("email", held.Email, row.Email),
                new("until", Iso(held.Until), Iso(row.Until))
            );
            if (fields.Count == 0)
            {
                run.Unchanged++;
                return;
            }
            run.Changed++;
            run.Show("Changed", row.Line, $"{row.Office}: {string.Join(", ", fields.Select(f => f.Name))}");
            Write(changed, row, held.Id);
            changes.Add(held.Id, row.Line, ImportChangeKind.Changed, fields);
        }

        internal async Task WriteAsync(IDatabaseEngine engine, CancellationToken stop)
        {
            await engine.CopyInAsync(db, added, stop);
            if (changed.Count > 0)
            {
                await db.StageAsync(changed.Table, stop);
                await engine.CopyInAsync(db, changed, stop);
                await db.UpdateFromAsync(added.Table, changed.Table, ["id"], stop);
            }
            await engine.CopyInAsync(db, changes.Rows, stop);
        }

        private static void Write(BulkRows rows, OfficeRow row, Guid id)
        {
            rows.Key(id);
            rows.Key(row.UnitId);
            rows.Text(row.Office);
            rows.Text(row.Person);
            rows.Text(row.Email);
            rows.Text(Keys.Email(row.Email));
            rows.Day(row.From);
            rows.Day(row.Until);
            rows.EndRow();
        }

        private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
    }
}

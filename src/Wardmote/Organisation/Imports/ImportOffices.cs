using Microsoft.EntityFrameworkCore;
using NodaTime;
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
        var writing = Writing(importId);
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
            Take(run, writing, row, appointments.GetValueOrDefault(same));
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

    private ImportWriting Writing(Guid importId) =>
        new(
            db,
            importId,
            BulkTable.Of<Appointment>(
                db,
                nameof(Appointment.Id),
                nameof(Appointment.UnitId),
                nameof(Appointment.Office),
                nameof(Appointment.PersonName),
                nameof(Appointment.Email),
                nameof(Appointment.EmailKey),
                nameof(Appointment.From),
                nameof(Appointment.Until)
            ),
            "id"
        );

    private void Take(ImportRun run, ImportWriting writing, OfficeRow row, Appointment? held)
    {
        if (held is null)
        {
            run.Added++;
            run.Show("Added", row.Line, row.Office);
            var id = Ids.New(clock);
            Write(writing.Added, row, id);
            writing.Changes.Add(id, row.Line, ImportChangeKind.Added);
            return;
        }
        var fields = FieldChange.Among(
            new("person", held.PersonName, row.Person),
            new("email", held.Email, row.Email),
            new("until", held.Until, row.Until)
        );
        if (fields.Count == 0)
        {
            run.Unchanged++;
            return;
        }
        run.Changed++;
        run.Show("Changed", row.Line, $"{row.Office}: {string.Join(", ", fields.Select(f => f.Name))}");
        Write(writing.Changed, row, held.Id);
        writing.Changes.Add(held.Id, row.Line, ImportChangeKind.Changed, fields);
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
}

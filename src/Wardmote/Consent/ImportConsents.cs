using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>
/// Brings in consents with the days on which they were truly given, and what was taken back since: unit, purpose,
/// membership_number or name and email, channel, collected_by, given_on, withdrawn_on, withdrawn_how (R36, R110). The words
/// they were shown are those of that day, which must be written down first. The file only adds: what it leaves out stays.
/// </summary>
[UseCase]
public sealed class ImportConsents(Db db, IDatabaseEngine engine, Journal journal, IListMembers list, IClock clock)
{
    private readonly record struct Same(Guid PurposeId, Guid? Member, string? NameKey, string? EmailKey, LocalDate On);

    /// <summary>Reads, checks and, unless it is a dry run, publishes the whole file in one transaction.</summary>
    /// <exception cref="Refused">The file cannot be read, or lacks a column.</exception>
    public async Task<ImportReport> RunAsync(Actor actor, ImportOrder order, CancellationToken stop)
    {
        using var run = new ImportRun(order, ConsentRow.Columns);
        await using var whole = await db.BeginImportAsync(order, stop);
        var rows = await ReaderAsync(actor, stop);
        var known = await KnownAsync(actor, stop);
        var importId = order.ImportId ?? Ids.New(clock);
        var writing = new ConsentWriting(db, journal, actor, importId, clock);
        Dictionary<Same, int> lines = [];
        while (run.Read(stop))
        {
            var row = rows.Read(run.Rows);
            var same = new Same(row.Wording?.Id ?? default, row.MemberId, row.NameKey, row.EmailKey, row.GivenOn);
            if (run.Rows.Errors.Count == 0 && lines.TryGetValue(same, out var line))
                run.Rows.Refuse($"Line {line} says that they agreed to this on that day. Take one of the two out.");
            if (run.RefusesRow())
                continue;
            lines.Add(same, run.Rows.Line);
            Take(run, writing, row, known.TryGetValue(same, out var before) ? before : null);
        }
        if (run.Ends() is { } ended)
            return ended;
        var report = await new ImportEnding(db, journal, clock, actor, ImportKind.Consents, null).EndAsync(
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

    private async Task<ConsentRow.Reader> ReaderAsync(Actor actor, CancellationToken stop)
    {
        var units = await db.UnitsVisibleTo(actor, Duty.KeepMembership)
            .AsNoTracking()
            .ToDictionaryAsync(u => u.Code, StringComparer.OrdinalIgnoreCase, stop);
        var wordings = await db.VisibleTo<ConsentWording>(actor, Duty.KeepMembership).AsNoTracking().ToListAsync(stop);
        var members = await list.VisibleTo(actor, clock.Today())
            .Select(m => new { m.Number, m.Id })
            .ToDictionaryAsync(m => m.Number, m => m.Id, StringComparer.Ordinal, stop);
        return new(units, wordings, members, clock.Today());
    }

    private async Task<Dictionary<Same, (Guid Id, bool IsWithdrawn)>> KnownAsync(Actor actor, CancellationToken stop) =>
        await db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership)
            .Select(r => new
            {
                r.Id,
                r.PurposeId,
                r.MemberId,
                r.NameKey,
                r.EmailKey,
                r.GivenOn,
                IsWithdrawn = r.Withdrawal != null,
            })
            .ToDictionaryAsync(
                r => new Same(r.PurposeId, r.MemberId, r.NameKey, r.EmailKey, r.GivenOn),
                r => (r.Id, r.IsWithdrawn),
                stop
            );

    private static void Take(ImportRun run, ConsentWriting writing, ConsentRow row, (Guid Id, bool IsWithdrawn)? before)
    {
        var what = $"“{row.Wording!.Purpose}”, {row.GivenOn.DayMonthYear()}";
        if (before is null)
        {
            run.Added++;
            run.Show("Agreed", run.Rows.Line, what);
            writing.Add(row, run.Rows.Line);
        }
        else if (row.WithdrawnOn is not null && !before.Value.IsWithdrawn)
        {
            run.Changed++;
            run.Show("Taken back", run.Rows.Line, what);
            writing.Withdraw(before.Value.Id, row, run.Rows.Line);
        }
        else
        {
            run.Unchanged++;
        }
    }
}

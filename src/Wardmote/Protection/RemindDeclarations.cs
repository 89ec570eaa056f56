using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>
/// Reminds data-protection officers to declare their independence, 30 and 7 days before the day and once it has passed, each
/// once however often this runs. Whoever is late for several gets the last of them only.
/// </summary>
[UseCase]
public sealed class RemindDeclarations(
    Db db,
    Journal journal,
    OfficesOnRecord offices,
    LetterWriter letters,
    IClock clock
)
{
    /// <summary>Before the day, the first reminder first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [OfficesOnRecord.SoonDays, 7, 0];

    /// <returns>How many letters were written.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (today, now) = (clock.Today(), clock.GetCurrentInstant());
        var officers = (await offices.OfAsync(db.Units, stop))
            .Where(c => c.HasOwnDpo && c.Dpo is { IsOfficerToo: false })
            .Select(c => c.Dpo!)
            .ToList();
        var sent = await db.DeclarationReminders.AsNoTracking().ToListAsync(stop);
        var count = 0;
        foreach (var dpo in officers)
        {
            if (MarkOf(dpo.DeclareBy, today) is not { } mark)
                continue;
            if (sent.Exists(s => s.AppointmentId == dpo.Held.Id && s.DueOn == dpo.DeclareBy && s.DaysBefore <= mark))
                continue;
            await RemindAsync(dpo, mark, now, stop);
            count++;
        }
        await db.SaveChangesAsync(stop);
        return count;
    }

    private static int? MarkOf(LocalDate due, LocalDate today) =>
        DaysBefore.Where(days => due.PlusDays(-days) <= today).Select(days => (int?)days).Min();

    private async Task RemindAsync(OfficeHeld dpo, int mark, Instant now, CancellationToken stop)
    {
        var held = dpo.Held;
        db.Add(
            new DeclarationReminder
            {
                AppointmentId = held.Id,
                DueOn = dpo.DeclareBy,
                DaysBefore = mark,
                SentAt = now,
            }
        );
        await letters.WriteAsync(
            new(
                LetterTemplates.DeclarationReminder,
                held.UnitId,
                CaseId: null,
                new(held.PersonName, held.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["due"] = dpo.DeclareBy.DayMonthYear() },
                LinkPath: $"/protection/units/{held.Unit.Code}/declaration"
            ),
            stop
        );
        journal.Write(
            Author.System,
            new(
                "DeclarationReminded",
                held.Id,
                held.UnitId,
                $"Reminded {held.PersonName} to declare to be independent by {dpo.DeclareBy.DayMonthYear()}."
            )
        );
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.Protection;

/// <summary>What is on record of a controller's data protection in a period, its first and last day included (R103; Art 39(1)(b)).</summary>
/// <param name="Received">Requests that arrived in the period.</param>
/// <param name="Closed">Requests that were closed in it.</param>
/// <param name="ClosedLate">Of those, the ones closed after the day the law set.</param>
/// <param name="Open">Requests open today.</param>
/// <param name="Overdue">Of those, the ones whose day has passed.</param>
/// <param name="Officers">Officers of the unit and below today, by where they stand with their training.</param>
/// <param name="Letters">To and from the regulator.</param>
public sealed record MonitoringReport(
    LocalDate From,
    LocalDate Until,
    IReadOnlyList<Advice> Advice,
    IReadOnlyList<Awareness> Awareness,
    IReadOnlyList<RegulatorLetter> Letters,
    int Received,
    int Closed,
    int ClosedLate,
    int Open,
    int Overdue,
    IReadOnlyDictionary<Standing, int> Officers
);

/// <summary>Makes the monitoring report of a controller from what is on record.</summary>
public sealed class Monitoring(Db db, TrainingRoll roll, IClock clock)
{
    /// <param name="unitId">A controller that the reader may see; it is not asked again here.</param>
    public async Task<MonitoringReport> OfAsync(Guid unitId, LocalDate from, LocalDate until, CancellationToken stop)
    {
        var today = clock.Today();
        var requests = await db
            .Requests.AsNoTracking()
            .Where(r => r.UnitId == unitId)
            .Select(r => new
            {
                r.ReceivedOn,
                r.DueOn,
                ClosedAt = r.Closure == null ? (Instant?)null : r.Closure.At,
            })
            .ToListAsync(stop);
        var closed = requests.Where(r => r.ClosedAt?.UkDate() is { } on && from <= on && on <= until).ToList();
        var open = requests.Where(r => r.ClosedAt is null).ToList();
        var officers = await roll.OfAsync(unitId, stop);
        return new(
            from,
            until,
            await db
                .Advice.AsNoTracking()
                .Where(a => a.UnitId == unitId && from <= a.On && a.On <= until)
                .OrderBy(a => a.On)
                .ToListAsync(stop),
            await db
                .Awareness.AsNoTracking()
                .Where(a => a.UnitId == unitId && from <= a.On && a.On <= until)
                .OrderBy(a => a.On)
                .ToListAsync(stop),
            await db
                .RegulatorLetters.AsNoTracking()
                .Where(l => l.UnitId == unitId && from <= l.On && l.On <= until)
                .OrderBy(l => l.On)
                .ToListAsync(stop),
            requests.Count(r => from <= r.ReceivedOn && r.ReceivedOn <= until),
            closed.Count,
            closed.Count(r => r.DueOn is { } due && r.ClosedAt!.Value.UkDate() > due),
            open.Count,
            open.Count(r => r.DueOn < today),
            Enum.GetValues<Standing>().ToDictionary(s => s, s => officers.Count(o => o.Standing == s))
        );
    }
}

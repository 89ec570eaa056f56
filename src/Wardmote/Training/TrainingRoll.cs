using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Where somebody stands with their training; the most pressing first.</summary>
public enum Standing
{
    /// <summary>There is no certificate.</summary>
    Missing,

    /// <summary>It counts no more.</summary>
    Expired,

    /// <summary>It ends within 60 days.</summary>
    DueSoon,

    Valid,
}

/// <summary>Somebody who holds an office, and their training.</summary>
/// <param name="PersonName">As their offices name them.</param>
/// <param name="Email">Of their offices.</param>
/// <param name="EmailKey"><see cref="Keys.Email"/> of it.</param>
/// <param name="Offices">"Secretary, Northbury", within the unit asked about.</param>
/// <param name="Certificate">The one that counts longest; null when there is none.</param>
/// <param name="ValidUntil">The last day it counts, to its end.</param>
public sealed record Trained(
    string PersonName,
    string Email,
    string EmailKey,
    IReadOnlyList<string> Offices,
    Certificate? Certificate,
    LocalDate? ValidUntil,
    Standing Standing
);

/// <summary>Everyone who holds an office, and where they stand with their training (R69–R71).</summary>
public sealed class TrainingRoll(Db db, TrainingTerms terms, IClock clock)
{
    /// <summary>How many days before its end a certificate is due soon: those of the first reminder.</summary>
    public const int SoonDays = 60;

    /// <summary>The officers of a unit and the units below it today, the most pressing first, then by name.</summary>
    public Task<IReadOnlyList<Trained>> OfAsync(Guid unitId, CancellationToken stop) =>
        OfAsync(db.HeldOn(clock.Today()).Where(a => a.Unit.Above.Any(u => u.AboveId == unitId)), stop);

    /// <summary>The officers of every unit an actor keeps the training of.</summary>
    public Task<IReadOnlyList<Trained>> WithinAsync(Actor actor, CancellationToken stop)
    {
        var units = db.UnitsVisibleTo(actor, Duty.KeepTraining);
        return OfAsync(db.HeldOn(clock.Today()).Where(a => units.Any(u => u.Id == a.UnitId)), stop);
    }

    /// <summary>The last day on which certificates of one person count, by their key.</summary>
    public async Task<IReadOnlyDictionary<Guid, LocalDate>> LastDaysAsync(
        string emailKey,
        IEnumerable<Certificate> certificates,
        CancellationToken stop
    )
    {
        var least = await terms.LeastAsync(db.HeldOn(clock.Today()).Where(a => a.EmailKey == emailKey), stop);
        int? months = least.TryGetValue(emailKey, out var asked) ? asked : null;
        return certificates.ToDictionary(c => c.Id, c => terms.LastDay(c.TakenOn, months));
    }

    private async Task<IReadOnlyList<Trained>> OfAsync(IQueryable<Appointment> held, CancellationToken stop)
    {
        var today = clock.Today();
        var offices = await held.OrderBy(a => a.From)
            .Select(a => new
            {
                a.PersonName,
                a.Email,
                a.EmailKey,
                a.Office,
                Unit = a.Unit.Name,
            })
            .ToListAsync(stop);
        var certificates = await db
            .Certificates.AsNoTracking()
            .Where(c => c.WithdrawnAt == null && c.TakenOn <= today && held.Any(a => a.EmailKey == c.EmailKey))
            .ToListAsync(stop);
        var latest = certificates
            .GroupBy(c => c.EmailKey, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderBy(c => c.TakenOn).ThenBy(c => c.GivenAt).Last());
        // Every office of theirs counts, in whichever unit.
        var least = await terms.LeastAsync(db.HeldOn(today).Where(a => held.Any(h => h.EmailKey == a.EmailKey)), stop);
        return
        [
            .. offices
                .GroupBy(o => o.EmailKey, StringComparer.Ordinal)
                .Select(person =>
                {
                    var certificate = latest.GetValueOrDefault(person.Key);
                    LocalDate? until = certificate is null
                        ? null
                        : terms.LastDay(
                            certificate.TakenOn,
                            least.TryGetValue(person.Key, out var months) ? months : null
                        );
                    var first = person.First();
                    return new Trained(
                        first.PersonName,
                        first.Email,
                        person.Key,
                        [.. person.Select(o => $"{PlainDates.Capital(o.Office)}, {o.Unit}")],
                        certificate,
                        until,
                        StandingOf(until, today)
                    );
                })
                .OrderBy(t => t.Standing)
                .ThenBy(t => t.PersonName, StringComparer.CurrentCulture),
        ];
    }

    private static Standing StandingOf(LocalDate? until, LocalDate today) =>
        until is not { } last ? Standing.Missing
        : last < today ? Standing.Expired
        : last <= today.PlusDays(SoonDays) ? Standing.DueSoon
        : Standing.Valid;
}

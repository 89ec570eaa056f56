using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>
/// Nobody uses people's data before they are trained, nor when their training has run out (R71, R119), nor without having
/// accepted the present code of conduct and account rules (R65, R117, R123).
/// </summary>
public sealed class TrainingGate(Db db, TrainingTerms terms, Undertakings undertakings) : IGateAccess
{
    public async Task<IReadOnlyList<string>> MissingAsync(
        Guid accountId,
        string emailKey,
        LocalDate today,
        CancellationToken stop
    ) =>
        [
            .. await UndertakingsAsync(accountId, stop),
            .. await TrainingAsync(emailKey, today, stop) is { } training ? [training] : Array.Empty<string>(),
        ];

    private async Task<IEnumerable<string>> UndertakingsAsync(Guid accountId, CancellationToken stop)
    {
        var accepted = await db
            .Acceptances.AsNoTracking()
            .Where(a => a.AccountId == accountId)
            .Select(a => new { a.Undertaking, a.Version })
            .ToListAsync(stop);
        return from text in undertakings.All
            let last = accepted.Where(a => a.Undertaking == text.Key).Select(a => (int?)a.Version).Max()
            where last != text.Version
            select last is null
                ? $"Read and accept the {text.Name}."
                : $"The {text.Name} changed on {text.Since.DayMonthYear()}. Read and accept {(text.IsMany ? "them" : "it")} again.";
    }

    private async Task<string?> TrainingAsync(string emailKey, LocalDate today, CancellationToken stop)
    {
        var takenOn = await db
            .Certificates.Where(c => c.EmailKey == emailKey && c.WithdrawnAt == null && c.TakenOn <= today)
            .MaxAsync(c => (LocalDate?)c.TakenOn, stop);
        if (takenOn is not { } taken)
            return "Take the training: there is no certificate in your name yet.";
        var least = await terms.LeastAsync(db.HeldOn(today).Where(a => a.EmailKey == emailKey), stop);
        var until = terms.LastDay(taken, least.TryGetValue(emailKey, out var months) ? months : null);
        return until >= today ? null : $"Your training counted until {until.DayMonthYear()}. Take it again.";
    }
}

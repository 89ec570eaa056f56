using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>
/// Reminds officers that their training ends in 60, 30 and 7 days, each once however often this runs. Whoever is late for
/// several gets the last of them only.
/// </summary>
[UseCase]
public sealed class RemindTraining(Db db, Journal journal, TrainingRoll roll, LetterWriter letters, IClock clock)
{
    /// <summary>Before the last day, the first reminder first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [TrainingRoll.SoonDays, 30, 7];

    private const int MostAtOnce = 500;

    /// <returns>How many letters were written, at most 500 at a time.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var now = clock.GetCurrentInstant();
        var soon = (await roll.WithinAsync(Actor.Wardmote, stop)).Where(t => t.Standing is Standing.DueSoon).ToList();
        var ids = soon.ConvertAll(t => t.Certificate!.Id);
        var sent = await db
            .TrainingReminders.Where(r => ids.Contains(r.CertificateId))
            .GroupBy(r => r.CertificateId)
            .Select(g => new { g.Key, Last = g.Min(r => r.DaysBefore) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, stop);
        var due = soon.Select(t => (Person: t, Days: DueOf(t, today)))
            .Where(d => d.Days is { } days && days < sent.GetValueOrDefault(d.Person.Certificate!.Id, int.MaxValue))
            .Take(MostAtOnce)
            .ToList();
        foreach (var (person, days) in due)
            await RemindAsync(person, days!.Value, now, stop);
        await db.SaveChangesAsync(stop);
        return due.Count;
    }

    // The last of the marks that have passed. A mark that lay before the training itself was none.
    private static int? DueOf(Trained person, LocalDate today)
    {
        var until = person.ValidUntil!.Value;
        var passed = DaysBefore.Where(days =>
            until.PlusDays(-days) <= today && until.PlusDays(-days) > person.Certificate!.TakenOn
        );
        return passed.Select(days => (int?)days).Min();
    }

    private async Task RemindAsync(Trained person, int days, Instant now, CancellationToken stop)
    {
        var certificate = person.Certificate!;
        var until = person.ValidUntil!.Value;
        // In the name of a unit where they hold an office now: the one where the certificate was given may be behind them.
        var unit = await db.HeldOn(now.UkDate())
            .Where(a => a.EmailKey == person.EmailKey)
            .OrderBy(a => a.From)
            .Select(a => a.UnitId)
            .FirstAsync(stop);
        db.Add(
            new TrainingReminder
            {
                CertificateId = certificate.Id,
                DaysBefore = days,
                SentAt = now,
            }
        );
        await letters.WriteAsync(
            new(
                LetterTemplates.TrainingReminder,
                unit,
                CaseId: null,
                new(person.PersonName, person.Email, PostalAddress: null),
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["until"] = until.DayMonthYear(),
                    ["course"] = certificate.Course,
                },
                LinkPath: "/training"
            ),
            stop
        );
        journal.Write(
            Author.System,
            new(
                "TrainingReminded",
                certificate.Id,
                unit,
                $"Reminded {person.PersonName} that their training counts until {until.DayMonthYear()}."
            )
        );
    }
}

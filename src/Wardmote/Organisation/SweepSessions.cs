using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Forgets the sessions that have ended, with the browser and the hours they name. What stays is the journal: who signed
/// in when.
/// </summary>
[UseCase]
public sealed class SweepSessions(Db db, Journal journal, IClock clock)
{
    private const int Most = 1_000;

    /// <summary>Sweeps those that were ended, and those that are older than any session lives.</summary>
    /// <returns>How many it forgot, at most 1,000 at a time.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var oldest = clock.GetCurrentInstant() - Session.MostAge;
        var ended = await db
            .Sessions.Where(s => s.EndedAt != null || s.BeganAt <= oldest)
            .OrderBy(s => s.Id)
            .Take(Most)
            .ToListAsync(stop);
        var ids = ended.ConvertAll(s => s.Id);
        db.RemoveRange(await db.LastSeen.Where(l => ids.Contains(l.Id)).ToListAsync(stop));
        db.RemoveRange(ended);
        foreach (var (account, count) in ended.CountBy(s => s.AccountId))
            journal.Write(
                Author.System,
                new(
                    "SessionsForgotten",
                    account,
                    null,
                    $"Forgot {count} ended {(count == 1 ? "session" : "sessions")}."
                )
            );
        await db.SaveChangesAsync(stop);
        return ended.Count;
    }
}

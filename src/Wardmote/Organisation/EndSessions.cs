using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Ends sessions of the actor's own account: signing out, here or elsewhere.</summary>
[UseCase]
public sealed class EndSessions(Db db, Journal journal, IClock clock)
{
    /// <summary>Ends one session, or with null every one.</summary>
    /// <returns>How many were ended; a session of someone else does not exist.</returns>
    public async Task<int> RunAsync(Actor actor, Guid? sessionId, CancellationToken stop)
    {
        var sessions = await db
            .Sessions.Where(s => s.AccountId == actor.Id && s.EndedAt == null)
            .Where(s => sessionId == null || s.Id == sessionId)
            .ToListAsync(stop);
        if (actor.Id is not { } account || sessions.Count == 0)
            return 0;
        var now = clock.GetCurrentInstant();
        foreach (var session in sessions)
            session.EndedAt = now;
        journal.Write(
            actor,
            new("SessionsEnded", account, null, sessionId is null ? "Signed out everywhere." : "Signed out.")
        );
        await db.SaveChangesAsync(stop);
        return sessions.Count;
    }
}

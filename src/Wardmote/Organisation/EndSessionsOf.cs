using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Signs somebody else out: of one browser that was lost or stolen, or of all (ASVS V7.4.5).</summary>
[UseCase]
public sealed class EndSessionsOf(Db db, Journal journal, LiveSessions live, IClock clock)
{
    /// <summary>Ends one live session, or with null every one, at the next request on any node.</summary>
    /// <param name="actor">The operator, or an officer who keeps the membership where the person holds or held an office.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="reason">Why, for the journal.</param>
    /// <returns>How many were ended.</returns>
    /// <exception cref="Refused">There is no such account within the actor's reach or no such session, or no reason is given.</exception>
    public async Task<int> RunAsync(Actor actor, string email, Guid? sessionId, string reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why they are signed out.", "Reason");
        var account = await db.AccountWithinAsync(actor, email, stop);
        var ids = (await live.OfAsync(account.Id, stop)).Select(s => s.Id).ToList();
        var sessions = await db
            .Sessions.Where(s => ids.Contains(s.Id) && (sessionId == null || s.Id == sessionId))
            .ToListAsync(stop);
        if (sessionId is not null && sessions.Count == 0)
            throw new Refused("That session has ended already, or is somebody else's.", "Session");
        if (sessions.Count == 0)
            return 0;
        var now = clock.GetCurrentInstant();
        foreach (var session in sessions)
            session.EndedAt = now;
        var which = sessionId is null ? "everywhere" : $"of {sessions[0].Device}";
        journal.Write(
            actor,
            new("SessionsEnded", account.Id, null, $"Signed {account.PersonName} out {which}.", reason.Trim())
        );
        await db.SaveChangesAsync(stop);
        return sessions.Count;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Calls off a session in person that nobody has come to.</summary>
[UseCase]
public sealed class CancelSession(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">It is not the actor's, is called off already, somebody has come to it, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid sessionId, string? reason, CancellationToken stop)
    {
        var session = await db.SessionToTrainAsync(actor, sessionId, stop);
        if (await db.Certificates.AnyAsync(c => c.SessionId == session.Id && c.WithdrawnAt == null, stop))
            throw new Refused("People are recorded as having come to this session, so it was held.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why the session is called off.", "Reason");
        if (reason.Trim().Length > 500)
            throw new Refused("Use at most 500 characters here.", "Reason");
        session.Cancel(reason.Trim(), clock.GetCurrentInstant());
        journal.Write(
            actor,
            new(
                "SessionCancelled",
                session.Id,
                session.UnitId,
                $"Called off the training session of {session.On.DayMonthYear()}.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

internal static class SessionsKept
{
    /// <summary>A session that stands, of a unit whose training an actor keeps.</summary>
    /// <exception cref="Refused">It is not there for this actor, or was called off.</exception>
    internal static async Task<TrainingSession> SessionToTrainAsync(
        this Db db,
        Actor actor,
        Guid sessionId,
        CancellationToken stop
    )
    {
        var session =
            await db.VisibleTo<TrainingSession>(actor, Duty.KeepTraining)
                .SingleOrDefaultAsync(s => s.Id == sessionId, stop)
            ?? throw new Refused("There is no such session among those you look after.");
        return session.CancelledAt is null ? session : throw new Refused("This session was called off.");
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>A session that opens doors now.</summary>
/// <param name="LastSeenAt">To the minute: see <see cref="Session.SeenEvery"/>.</param>
public sealed record LiveSession(
    Guid Id,
    Guid AccountId,
    string PersonName,
    string Email,
    string Device,
    Instant BeganAt,
    Instant? ProvedAt,
    Instant LastSeenAt
);

/// <summary>A new session where all others must end: the factors they stood on have changed (ASVS V7.4.3).</summary>
internal static class SessionsReplaced
{
    /// <summary>Ends every session of an account and opens one, in the current save; returns its token. Never saves.</summary>
    internal static async Task<string> OpenInPlaceOfOthersAsync(
        this Db db,
        Account account,
        string device,
        Instant now,
        CancellationToken stop
    )
    {
        foreach (
            var old in await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(stop)
        )
            old.EndedAt = now;
        var (session, token) = Session.Open(account.Id, device, now);
        db.Add(session);
        return token;
    }
}

/// <summary>
/// Asks the database which sessions live: not ended, not idle too long, not too old, of an account that is not disabled
/// and whose holder holds an office today.
/// </summary>
public sealed class LiveSessions(Db db, IClock clock)
{
    /// <summary>The live session of a token, and notes that it was seen; null when there is none.</summary>
    public async Task<LiveSession?> SeeAsync(string token, CancellationToken stop)
    {
        var hash = Secret.Hash(token);
        var session = await Live(db.Sessions.Where(s => s.TokenHash == hash)).SingleOrDefaultAsync(stop);
        var now = clock.GetCurrentInstant();
        if (session is not null && now - session.LastSeenAt >= Session.SeenEvery)
            await db.MarkSeenAsync(session.Id, now, stop);
        return session;
    }

    /// <summary>Every live session of an account, the one used last first.</summary>
    public async Task<IReadOnlyList<LiveSession>> OfAsync(Guid accountId, CancellationToken stop)
    {
        var sessions = await Live(db.Sessions.Where(s => s.AccountId == accountId)).ToListAsync(stop);
        return [.. sessions.OrderByDescending(s => s.LastSeenAt)];
    }

    /// <summary>Every live session of the accounts within an actor's reach, by name, the one used last first.</summary>
    public async Task<IReadOnlyList<LiveSession>> WithinAsync(Actor actor, CancellationToken stop)
    {
        var accounts = db.AccountsWithin(actor);
        var sessions = await Live(db.Sessions.Where(s => accounts.Any(a => a.Id == s.AccountId))).ToListAsync(stop);
        return
        [
            .. sessions.OrderBy(s => s.PersonName, StringComparer.CurrentCulture).ThenByDescending(s => s.LastSeenAt),
        ];
    }

    private IQueryable<LiveSession> Live(IQueryable<Session> sessions)
    {
        var now = clock.GetCurrentInstant();
        var oldest = now - Session.MostAge;
        var idlest = now - Session.MostIdle;
        var seen = db.LastSeen;
        var held = db.HeldOn(clock.Today());
        return from session in sessions
            join account in db.Accounts on session.AccountId equals account.Id
            from last in seen.Where(l => l.Id == session.Id).DefaultIfEmpty()
            where session.EndedAt == null && session.BeganAt > oldest && account.DisabledAt == null
            where session.BeganAt > idlest || last!.At > idlest
            where held.Any(a => a.EmailKey == account.EmailKey)
            select new LiveSession(
                session.Id,
                account.Id,
                account.PersonName,
                account.EmailKey,
                session.Device,
                session.BeganAt,
                session.ProvedAt,
                last == null ? session.BeganAt : last.At
            );
    }
}

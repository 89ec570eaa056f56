using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Whoever sits at a signed-in browser shows once more that they are its owner, before something that should not be done
/// from a browser left open (ASVS V7.5.3).
/// </summary>
[UseCase]
public sealed class ProveAgain(Db db, Journal journal, SecondFactor factor, IAccountNotices notices, IClock clock)
{
    /// <param name="sessionId">The session of the browser.</param>
    /// <param name="proof">Not <see cref="VouchedFor"/>, which is not fresh.</param>
    /// <exception cref="Refused">The proof is wrong, too old or used before; or the session has ended.</exception>
    public async Task RunAsync(Actor actor, Guid sessionId, Proof proof, CancellationToken stop)
    {
        var session =
            await db.Sessions.SingleOrDefaultAsync(
                s => s.Id == sessionId && s.AccountId == actor.Id && s.EndedAt == null,
                stop
            ) ?? throw new Refused("You are signed out. Sign in again.");
        var account = await db.Accounts.SingleAsync(a => a.Id == session.AccountId, stop);
        await factor.ProveAsync(account, proof, "Code", stop);
        session.ProvedAt = clock.GetCurrentInstant();
        journal.Write(
            actor,
            new("ProvedAgain", account.Id, null, $"Gave {proof.InWords} again with {session.Device}.")
        );
        if (proof.IsRecoveryCode)
            await notices.TellAsync(account, $"One of your recovery codes was used with {session.Device}.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw SecondFactor.JustUsed(proof);
        }
    }
}

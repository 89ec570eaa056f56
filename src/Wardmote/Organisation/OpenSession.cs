using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Signs someone in: by a second factor once <see cref="CheckPassword"/> has answered, or by a passkey
/// or the provider of single sign-on alone, which are both.
/// </summary>
[UseCase]
public sealed class OpenSession(Db db, Journal journal, SecondFactor factor, IAccountNotices notices, IClock clock)
{
    /// <summary>Opens a session and returns the token for its browser.</summary>
    /// <param name="accountId">Whose password was proved in this browser a moment ago, whose passkey it is, or whom the provider means.</param>
    /// <param name="device">What the person would call the browser: "Firefox on Android".</param>
    /// <param name="isKnown">Whether this browser has been signed in to the account before; of another, its owner is told.</param>
    /// <exception cref="Refused">The proof is wrong, too old or used before; or the account opens nothing today.</exception>
    public async Task<string> RunAsync(Guid accountId, Proof proof, string device, bool isKnown, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        account.RefuseClosed();
        await factor.ProveAsync(account, proof, "Code", stop);
        await db.RequireOfficeAsync(account, clock.Today(), "your secretary", stop);
        var now = clock.GetCurrentInstant();
        await db.EndRecoveriesAsync(account, now, stop);
        var (session, token) = Session.Open(account.Id, device, now);
        if (proof is VouchedFor)
            session.ProvedAt = null;
        db.Add(session);
        journal.Write(
            account.AsAuthor(),
            new("SessionOpened", account.Id, null, $"Signed in with {device} and {proof.InWords}.")
        );
        if (proof.IsRecoveryCode)
            await notices.TellAsync(
                account,
                $"One of your recovery codes was used to sign in to your account with {device}.",
                stop
            );
        else if (!isKnown)
            await notices.TellAsync(
                account,
                $"Someone signed in to your account with {device}, a browser that had not been used for it before.",
                stop
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw SecondFactor.JustUsed(proof);
        }
        return token;
    }
}

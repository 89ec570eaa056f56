using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>The second half of signing in: a second factor, once <see cref="CheckPassword"/> has answered.</summary>
[UseCase]
public sealed class OpenSession(Db db, Journal journal, SecondFactor factor, IAccountNotices notices, IClock clock)
{
    /// <summary>Opens a session and returns the token for its browser.</summary>
    /// <param name="accountId">Whose password was proved in this browser a moment ago.</param>
    /// <param name="code">As typed: of the authenticator app, or a recovery code.</param>
    /// <param name="device">What the person would call the browser: "Firefox on Android".</param>
    /// <param name="isKnown">Whether this browser has been signed in to the account before; of another, its owner is told.</param>
    /// <exception cref="Refused">The code is wrong, too old or used before; or the account opens nothing today.</exception>
    public async Task<string> RunAsync(
        Guid accountId,
        string? code,
        string device,
        bool isKnown,
        CancellationToken stop
    )
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        if (account.DisabledAt is not null || account.SealedTotpSecret is null)
            throw new Refused("This account has been closed. Ask your secretary if you think it should not be.");
        await factor.ProveAsync(account, code, "Code", stop);
        if (!await db.HeldOn(clock.Today()).AnyAsync(a => a.EmailKey == account.EmailKey, stop))
            throw new Refused("You hold no office today, so there is nothing to open. Ask your secretary.");
        var now = clock.GetCurrentInstant();
        await db.EndRecoveriesAsync(account, now, stop);
        var (session, token) = Session.Open(account.Id, device, now);
        db.Add(session);
        var recovered = RecoveryCode.IsMeantBy(code);
        journal.Write(
            account.AsAuthor(),
            new(
                "SessionOpened",
                account.Id,
                null,
                recovered ? $"Signed in with {device} and a recovery code." : $"Signed in with {device}."
            )
        );
        if (recovered)
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
            throw SecondFactor.JustUsed(code);
        }
        return token;
    }
}

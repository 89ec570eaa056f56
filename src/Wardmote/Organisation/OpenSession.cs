using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>The second half of signing in: a code from the authenticator app, once <see cref="CheckPassword"/> has answered.</summary>
[UseCase]
public sealed class OpenSession(Db db, Journal journal, MasterKey master, IClock clock)
{
    /// <summary>Opens a session and returns the token for its browser.</summary>
    /// <param name="accountId">Whose password was proved in this browser a moment ago.</param>
    /// <param name="code">As typed.</param>
    /// <param name="device">What the person would call the browser: "Firefox on Android".</param>
    /// <exception cref="Refused">The code is wrong, too old or used before; or the account opens nothing today.</exception>
    public async Task<string> RunAsync(Guid accountId, string? code, string device, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        var now = clock.GetCurrentInstant();
        if (account.DisabledAt is not null || account.SealedTotpSecret is null)
            throw new Refused("This account has been closed. Ask your secretary if you think it should not be.");
        var secret = master.Open(account.TotpSeal, account.SealedTotpSecret);
        if (Totp.Match(secret, code, now, account.LastTotpStep) is not { } step)
            throw new Refused(
                "That code is not right, or has been used already. Wait for the next one in your authenticator app and enter it.",
                "Code"
            );
        if (!await db.HeldOn(clock.Today()).AnyAsync(a => a.EmailKey == account.EmailKey, stop))
            throw new Refused("You hold no office today, so there is nothing to open. Ask your secretary.");
        account.LastTotpStep = step;
        var (session, token) = Session.Open(account.Id, device, now);
        db.Add(session);
        journal.Write(account.AsAuthor(), new("SessionOpened", account.Id, null, $"Signed in with {device}."));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused(
                "That code has just been used. Wait for the next one in your authenticator app and enter it.",
                "Code"
            );
        }
        return token;
    }
}

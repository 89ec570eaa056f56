using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Puts another authenticator app in the place of the actor's present one, ends every session of theirs and opens a new
/// one for this browser.
/// </summary>
[UseCase]
public sealed class ChangeAuthenticator(Db db, Journal journal, MasterKey master, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <param name="secret">The secret the person has put in the new app.</param>
    /// <param name="code">The code the new app shows, as typed: the proof that it is there.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">The code is wrong.</exception>
    public async Task<string> RunAsync(Actor actor, byte[] secret, string? code, string device, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var now = clock.GetCurrentInstant();
        account.LastTotpStep = Totp.Match(secret, code, now, lastStep: 0) ?? throw new Refused(Totp.NotShown, "Code");
        account.SealedTotpSecret = master.Seal(account.TotpSeal, secret);
        account.Change(now);
        var token = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            actor,
            new(
                "AuthenticatorChanged",
                account.Id,
                null,
                "Set up another authenticator app and signed out everywhere else."
            )
        );
        await notices.TellAsync(account, "Another authenticator app was set up for your account.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Account.ChangedElsewhere;
        }
        return token;
    }
}

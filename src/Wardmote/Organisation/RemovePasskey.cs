using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Takes one of the actor's passkeys away, of a device that was lost or sold; ends every session of theirs and opens a new one
/// for this browser.
/// </summary>
[UseCase]
public sealed class RemovePasskey(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">It is gone already, or nothing would be left to sign in with.</exception>
    public async Task<string> RunAsync(Actor actor, Guid passkeyId, string device, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var passkeys = await db.Passkeys.Where(p => p.AccountId == account.Id).ToListAsync(stop);
        var passkey =
            passkeys.Find(p => p.Id == passkeyId) ?? throw new Refused("That passkey has been removed already.");
        if (passkeys.Count == 1 && (account.PasswordHash is null || account.SealedTotpSecret is null))
            throw new Refused(
                "This is all you can sign in with. Add another passkey first, or set up a password and an authenticator app."
            );
        db.Remove(passkey);
        // Of two removals at once, the later sees what the first has left.
        var now = clock.GetCurrentInstant();
        account.Change(now);
        var token = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            actor,
            new("PasskeyRemoved", account.Id, null, "Removed a passkey and signed out everywhere else.")
        );
        await notices.TellAsync(account, "A passkey was removed from your account.", stop);
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

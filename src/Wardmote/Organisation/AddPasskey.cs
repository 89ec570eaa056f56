using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Gives the actor another passkey to sign in with, ends every session of theirs and opens a new one for this browser.
/// </summary>
[UseCase]
public sealed class AddPasskey(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    private const int Most = 20;

    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <param name="given">As the device made it, checked, with the name its owner gave.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">It has no name, is one of somebody's already, there are too many, or the account was changed at the same moment.</exception>
    public async Task<string> RunAsync(Actor actor, NewPasskey given, string device, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var now = clock.GetCurrentInstant();
        if (await db.Passkeys.CountAsync(p => p.AccountId == account.Id, stop) >= Most)
            throw new Refused("You have twenty passkeys. Remove one that you do not use first.");
        var passkey = Passkey.New(account.Id, given, now);
        db.Add(passkey);
        account.Change(now);
        var token = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(actor, new("PasskeyAdded", account.Id, null, "Added a passkey and signed out everywhere else."));
        await notices.TellAsync(account, $"A passkey was added to your account with {device}.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Account.ChangedElsewhere;
        }
        catch (DbUpdateException) when (db.Passkeys.AsNoTracking().Any(p => p.CredentialId == given.CredentialId))
        {
            throw new Refused("That passkey has been added already. Load the page again.");
        }
        return token;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Someone who has proved their password, or come from the provider of single sign-on, says that they have lost what shows their codes, and asks two officers to make
/// sure that it is they.
/// </summary>
[UseCase]
public sealed class AskForRecovery(Db db, Journal journal, RecoveryLetters letters, IClock clock)
{
    /// <summary>Asks; asking again while it waits changes nothing.</summary>
    /// <param name="accountId">Whose password was proved in this browser a moment ago.</param>
    /// <exception cref="Refused">The account opens nothing today, or nobody could confirm.</exception>
    public async Task RunAsync(Guid accountId, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        if (await db.OpenRecoveries(now).AnyAsync(r => r.AccountId == accountId, stop))
            return;
        account.RefuseClosed();
        await db.EndRecoveriesAsync(account, now, stop);
        db.Add(Recovery.New(account, now));
        journal.Write(
            account.AsAuthor(),
            new("RecoveryAsked", account.Id, null, "Asked to set their account up anew, having got as far as the code.")
        );
        await letters.AskOfficersAsync(account, except: null, stop);
        await letters.TellAsync(
            account,
            "Someone who got as far as the code says that your phone or passkey is lost, and asks to set your account up anew. Two officers will make sure that it is you.",
            stop
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Asked in two browsers at once: one is enough.
            db.ChangeTracker.Clear();
            if (!await db.OpenRecoveries(now).AnyAsync(r => r.AccountId == accountId, stop))
                throw;
        }
    }
}

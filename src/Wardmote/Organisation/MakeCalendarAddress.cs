using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Makes the secret address for the actor's own calendar, or another in place of the one before.</summary>
[UseCase]
public sealed class MakeCalendarAddress(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    /// <returns>The token of the address <c>/calendar/{token}.ics</c>, which is nowhere else.</returns>
    /// <exception cref="Refused">The actor has no account, or made one at this moment elsewhere.</exception>
    public async Task<string> RunAsync(Actor actor, CancellationToken stop)
    {
        var account =
            await db.Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, stop)
            ?? throw new Refused("A calendar address belongs to an account. Sign in to make one.");
        var token = Secret.NewToken();
        var (hash, now) = (Secret.Hash(token), clock.GetCurrentInstant());
        var before = await db.CalendarAddresses.SingleOrDefaultAsync(c => c.AccountId == account.Id, stop);
        if (before is not null)
            (before.TokenHash, before.MadeAt) = (hash, now);
        else
            db.Add(
                new CalendarAddress
                {
                    AccountId = account.Id,
                    TokenHash = hash,
                    MadeAt = now,
                }
            );
        journal.Write(
            actor,
            before is null
                ? new("CalendarAddressMade", account.Id, null, "Made a secret address for their calendar.")
                : new("CalendarAddressReplaced", account.Id, null, "Made a new secret address for their calendar.")
        );
        await notices.TellAsync(account, "A secret address for the calendar of your deadlines was made.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.CalendarAddresses.AsNoTracking().Any(c => c.AccountId == account.Id))
        {
            throw new Refused("Your calendar address has just been changed elsewhere. Look at what it says now.");
        }
        return token;
    }
}

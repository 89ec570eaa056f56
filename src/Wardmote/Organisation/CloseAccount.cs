using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Closes an account: it opens nothing from the next request on, and its invitations and calendar address end.</summary>
[UseCase]
public sealed class CloseAccount(Db db, Journal journal, IClock clock)
{
    /// <param name="actor">The operator, or an officer who keeps the membership where the person holds or held an office.</param>
    /// <param name="email">Of the account.</param>
    /// <param name="reason">Why, for the journal.</param>
    /// <exception cref="Refused">There is no such account within the actor's reach, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, string email, string reason, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why the account is closed.", "Reason");
        var account = await db.AccountWithinAsync(actor, email, stop);
        var now = clock.GetCurrentInstant();
        account.DisabledAt = now;
        await db.EndLinksAsync(account, purpose: null, now, stop);
        if (await db.CalendarAddresses.SingleOrDefaultAsync(c => c.AccountId == account.Id, stop) is { } calendar)
            db.Remove(calendar);
        journal.Write(
            actor,
            new("AccountClosed", account.Id, null, $"Closed the account of {account.PersonName}.", reason)
        );
        await db.SaveChangesAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Ends the address of the actor's own calendar: it shows nothing from the next request on.</summary>
[UseCase]
public sealed class EndCalendarAddress(Db db, Journal journal)
{
    /// <summary>Does nothing when there is none.</summary>
    public async Task RunAsync(Actor actor, CancellationToken stop)
    {
        if (await db.CalendarAddresses.SingleOrDefaultAsync(c => c.AccountId == actor.Id, stop) is not { } address)
            return;
        db.Remove(address);
        journal.Write(
            actor,
            new("CalendarAddressEnded", address.AccountId, null, "Switched off the address for their calendar.")
        );
        await db.SaveChangesAsync(stop);
    }
}

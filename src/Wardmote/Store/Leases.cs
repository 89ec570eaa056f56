using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Wardmote.Store;

/// <summary>Work taken by one worker until a moment.</summary>
/// <param name="Id">The row it is about.</param>
/// <param name="Fence">Grows with every lease of the row: what is told under an older one counts no more.</param>
public sealed record Lease(Guid Id, long Fence);

public static class Leases
{
    /// <summary>
    /// Takes the delivery that has waited longest, in one statement, so that no two workers have it: one whose time has
    /// come, or one whose worker never told before its lease ended. The latter may have gone, and is marked so.
    /// </summary>
    public static async Task<Lease?> LeaseDeliveryAsync(
        this Db db,
        IDatabaseEngine engine,
        Instant now,
        Instant until,
        CancellationToken stop
    )
    {
#pragma warning disable EF1002 // The one thing put into the text is a clause of the provider, never a value.
        var leases = await db
            .Database.SqlQueryRaw<Lease>(
                $$"""
                update deliveries set
                    may_have_gone_twice = may_have_gone_twice or state = 'Leased',
                    state = 'Leased', leased_until = {0}, fence = fence + 1, attempts = attempts + 1
                where letter_id = (
                    select letter_id from deliveries
                    where (state = 'Waiting' and next_attempt_at <= {1}) or (state = 'Leased' and leased_until <= {1})
                    order by next_attempt_at, letter_id limit 1 {{engine.PassingOverTaken}})
                returning letter_id as "Id", fence as "Fence"
                """,
                until.ToDateTimeUtc(),
                now.ToDateTimeUtc()
            )
            .ToListAsync(stop);
#pragma warning restore EF1002
        return leases.SingleOrDefault();
    }
}

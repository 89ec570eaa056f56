using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Ends a request: with a pack the person has, or with a reason.</summary>
[UseCase]
public sealed class CloseRequest(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="reason">Why it ends without a delivered pack; not needed when one was delivered.</param>
    /// <exception cref="Refused">No pack was delivered and no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var delivered = request.Packs.Any(p => p.DeliveredAt is not null);
        if (!delivered && string.IsNullOrWhiteSpace(reason))
            throw new Refused("The person has not had their pack yet. Say why the request ends without it.", "Reason");
        var now = clock.GetCurrentInstant();
        db.Add(
            new Closure
            {
                RequestId = request.Id,
                At = now,
                ClosedBy = actor.Name,
                Because = reason?.Trim(),
            }
        );
        foreach (var holder in request.Holders.Where(h => !h.IsSettled))
            await db.EndSearchAsync(holder, clock, stop);
        journal.Write(
            actor,
            new(
                "RequestClosed",
                request.Id,
                request.UnitId,
                delivered
                    ? "Closed the request: the person has their pack."
                    : "Closed the request without a delivered pack.",
                reason?.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

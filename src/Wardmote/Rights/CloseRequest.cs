using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Ends a request: with an answer the person has, or with a reason.</summary>
[UseCase]
public sealed class CloseRequest(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="reason">Why it ends without an answer; not needed when there was one.</param>
    /// <exception cref="Refused">There was no answer and no reason is given; or someone was removed and a letter to them has not gone.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? reason, CancellationToken stop)
    {
        var request = await desk.FindAsync(actor, requestId, stop);
        if (request.IsClosed)
            throw new Refused("This request is closed already.");
        var delivered = request.IsAnswered;
        if (!delivered && string.IsNullOrWhiteSpace(reason))
            throw new Refused(
                "The person has not had their answer yet. Say why the request ends without it.",
                "Reason"
            );
        await ForgetAsync(request, stop);
        request.Closure = new()
        {
            At = clock.GetCurrentInstant(),
            ClosedBy = actor.Name,
            Because = reason?.Trim(),
        };
        foreach (var holder in request.Holders.Where(h => !h.IsSettled))
            await db.EndSearchAsync(holder, clock, stop);
        journal.Write(
            actor,
            new(
                "RequestClosed",
                request.Id,
                request.UnitId,
                delivered
                    ? "Closed the request: the person has their answer."
                    : "Closed the request without an answer.",
                reason?.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }

    // Whoever was removed is removed here too: of the request stay the name, the dates and what was done (R30, R31), and of
    // its letters the words.
    private async Task ForgetAsync(Request request, CancellationToken stop)
    {
        if (request is not { Wish.Deed: Deed.Remove, Reply: not null })
            return;
        var letters = await db.Letters.Include(l => l.Delivery).Where(l => l.CaseId == request.Id).ToListAsync(stop);
        if (letters.Exists(l => !l.HasGone))
            throw new Refused(
                "A letter of this request has not gone yet. Close the request once it has: its address goes with it."
            );
        foreach (var letter in letters)
            letter.ForgetAddress();
        request.ForgetAddresses();
    }
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>An officer says whether a record that only may be the person's is theirs.</summary>
[UseCase]
public sealed class DecideItem(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="reason">How they know.</param>
    /// <exception cref="Refused">There is no such item, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        Guid itemId,
        bool theirs,
        string? reason,
        CancellationToken stop
    )
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say how you know.", "Reason");
        item.IsTheirs = theirs;
        item.NotTheirsAt = theirs ? null : clock.GetCurrentInstant();
        journal.Write(
            actor,
            new(
                theirs ? "ItemFoundTheirs" : "ItemFoundNotTheirs",
                request.Id,
                request.UnitId,
                theirs
                    ? $"Decided that {RequestSentences.Of(request, item)} is about this person."
                    : $"Decided that {RequestSentences.Of(request, item)} is about someone else.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>An officer thinks again and puts an item back.</summary>
[UseCase]
public sealed class PutBackItem(Db db, Journal journal, RequestDesk desk)
{
    /// <exception cref="Refused">It is not kept back, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid itemId, string? reason, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (item.Withholding is not { } withholding)
            throw new Refused("This is not kept back.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why it goes to the person after all.", "Reason");
        db.Remove(withholding);
        journal.Write(
            actor,
            new(
                "ItemPutBack",
                request.Id,
                request.UnitId,
                $"Put {RequestSentences.Of(request, item)} back among what is given.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

internal static class ItemSteps
{
    /// <summary>The item of that key on this request.</summary>
    public static Item FindItem(this Request request, Guid itemId) =>
        request.Items.FirstOrDefault(i => i.Id == itemId)
        ?? throw new Refused("There is no such item on this request.");
}

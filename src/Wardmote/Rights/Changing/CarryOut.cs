using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>
/// Begins to put into effect what was decided. Wardmote does its own records one by one, each in a save of its own
/// (<see cref="CarryOutNext"/>); officers who meant to keep something that is to go are asked once more.
/// </summary>
[UseCase]
public sealed class StartCarryingOut(Db db, Journal journal, RequestDesk desk, HolderAsking asking, IClock clock)
{
    /// <exception cref="Refused">Who the person is has not been checked, or something is not decided yet.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        Require(request);
        var now = clock.GetCurrentInstant();
        if (request.Carrying is { } begun)
            begun.GoOn(actor.Name, now);
        else
            db.Add(
                request.Carrying = new Carrying
                {
                    RequestId = request.Id,
                    StartedAt = now,
                    StartedBy = actor.Name,
                }
            );
        foreach (
            var holder in request.Holders.Where(h =>
                h.IsSettled && request.Items.Exists(i => i.HolderId == h.Id && i.Ruling is { IsOpen: true })
            )
        )
            await asking.AskAgainAsync(request, holder, stop);
        journal.WriteAbout(
            actor,
            request,
            "CarryingOutStarted",
            $"Began to do what was decided: {request.Wish.Done()}, {Words.Count(request.Items.Count(i => i.Ruling is { IsOpen: true }), "item")}."
        );
        await db.SaveChangesAsync(stop);
    }

    internal static void Require(Request request)
    {
        if (!request.Wish.IsChange)
            throw new Refused("This request asks for a copy. Make the pack instead.");
        if (request.Identity is not { IsVerified: true })
            throw new Refused("Record how you made sure who the person is. Nothing may be changed before that.");
        if (request.SearchedAt is null)
            throw new Refused("Search first, so that our own records are found and every officer is asked.");
        if (request.Items.Exists(i => i.NeedsDecision))
            throw new Refused("Say first of each thing found whether it is about the person.");
        if (request.Items.Count(i => i.NeedsRuling) is > 0 and var open)
            throw new Refused(
                $"Decide first about {Words.Count(open, "thing", "things")} that {(open == 1 ? "was" : "were")} found."
            );
    }
}

/// <summary>
/// Does the next thing that was decided: one record a save, so that a process that dies leaves every record either as it
/// was or done, and the next goes on from there. Only when nothing is left is it said to be finished.
/// </summary>
[UseCase]
public sealed class CarryOutNext(
    Db db,
    Journal journal,
    RequestDesk desk,
    IEnumerable<IHoldPersonalData> rooms,
    CarryingEnd end,
    Vault vault,
    IClock clock
)
{
    /// <returns>The request something was done for; null when nothing is waiting.</returns>
    public async Task<Guid?> RunAsync(CancellationToken stop)
    {
        using var beyond = db.SeeEverything();
        var next = await db.Set<Carrying>()
            .AsNoTracking()
            .Where(c => c.FinishedAt == null)
            .OrderBy(c => c.StartedAt)
            .Select(c => (Guid?)c.RequestId)
            .FirstOrDefaultAsync(stop);
        if (next is not { } id)
            return null;
        var request = await desk.FindAsync(Actor.Wardmote, id, stop);
        if (request.Items.Find(i => i is { HolderId: null, Ruling: { IsOpen: true, ByHandBecause: null } }) is { } item)
            await DoAsync(request, item, stop);
        else
            await end.WriteAsync(request, stop);
        await db.SaveChangesAsync(stop);
        return id;
    }

    private async Task DoAsync(Request request, Item item, CancellationToken stop)
    {
        var room = rooms.First(r => r.Source == item.Source);
        var obstacle = await ObstacleAsync(room, request, item, stop);
        var done = obstacle is null;
        if (done)
            item.Ruling!.Do(clock.GetCurrentInstant());
        else
            item.Ruling!.LeaveToHand(obstacle!);
        if (done && request.Wish.Deed == Deed.Remove)
        {
            await vault.DestroyAsync(item.Attachment, stop);
            item.Forget(clock.GetCurrentInstant());
        }
        journal.WriteAbout(
            Actor.Wardmote,
            request,
            done ? "ItemDone" : "ItemLeftToHand",
            done ? $"Done in {item.Source}: {request.Wish.Done()}." : $"Left to an officer in {item.Source}. {obstacle}"
        );
    }

    // Does it within the current save; else why Wardmote cannot.
    private static async Task<string?> ObstacleAsync(
        IHoldPersonalData room,
        Request request,
        Item item,
        CancellationToken stop
    )
    {
        var cause = new Erasing(request.Id, request.Reference);
        switch (request.Wish.Deed)
        {
            case Deed.Remove:
                try
                {
                    await room.EraseAsync(item.RecordKey!, cause, stop);
                    return null;
                }
                catch (Refused refused)
                {
                    return refused.Message;
                }
            case Deed.Correct:
                var all = true;
                foreach (var correction in request.Corrections.Where(c => c.Accepted))
                    all &= await room.CorrectAsync(item.RecordKey!, correction.What, correction.After, cause, stop);
                return all ? null : "Wardmote cannot change this record. Correct it where it is kept, and say how.";
            default:
                return null;
        }
    }
}

/// <summary>An officer says that they have done by hand what Wardmote could not, and how.</summary>
[UseCase]
public sealed class MarkDone(Db db, Journal journal, RequestDesk desk, Vault vault, IClock clock)
{
    /// <param name="how">What was done, where and when.</param>
    /// <exception cref="Refused">It is not one to be done by hand, or how is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid itemId, string? how, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (request.Carrying is null || item.Ruling is not { IsOpen: true } ruling)
            throw new Refused("There is nothing to be done here.");
        if (string.IsNullOrWhiteSpace(how) || how.Length > 500)
            throw new Refused("Say in at most 500 characters what was done, where and when.", "How");
        ruling.Do(clock.GetCurrentInstant(), how.Trim());
        if (request.Wish.Deed == Deed.Remove)
        {
            await vault.DestroyAsync(item.Attachment, stop);
            item.Forget(clock.GetCurrentInstant());
        }
        journal.WriteAbout(
            actor,
            request,
            "ItemDone",
            $"Done by hand in {item.Source}: {request.Wish.Done()}.",
            how.Trim()
        );
        await db.SaveChangesAsync(stop);
    }
}

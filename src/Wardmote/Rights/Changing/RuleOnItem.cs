using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>What is decided about one thing that was found.</summary>
/// <param name="Granted">Whether what the person asks is done to it.</param>
/// <param name="Ground">The law's ground, when it is not.</param>
/// <param name="Because">Why not, as the letter says it.</param>
public sealed record NewRuling(bool? Granted, Ground? Ground = null, string? Because = null);

/// <summary>An officer decides whether one thing that was found is removed, restricted or corrected (R150, R155).</summary>
[UseCase]
public sealed class RuleOnItem(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <exception cref="Refused">There is no such item, it is done already, or the law wants a ground that is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, Guid itemId, NewRuling decision, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        Check(request, item, decision);
        if (decision.Granted == true)
            Rulings.Of(db, request, item).Grant(actor.Name, clock.GetCurrentInstant());
        else
            Rulings
                .Of(db, request, item)
                .Deny(
                    decision.Ground!.Value,
                    decision.Because!.Trim(),
                    request.Wish.Deed == Deed.Remove ? clock.Today().PlusYears(1) : null,
                    actor.Name,
                    clock.GetCurrentInstant()
                );
        journal.WriteAbout(
            actor,
            request,
            decision.Granted == true ? "ItemGranted" : "ItemDenied",
            decision.Granted == true
                ? $"Decided about {RequestSentences.Of(request, item)}: {request.Wish.Done()}."
                : $"Decided about {RequestSentences.Of(request, item)}: it stays as it is, because {GroundText.Of(decision.Ground!.Value).Name}.",
            decision.Because?.Trim()
        );
        await db.SaveChangesAsync(stop);
    }

    private static void Check(Request request, Item item, NewRuling decision)
    {
        if (!request.Wish.IsChange && request.Kind != Clocks.RightKind.Portability)
            throw new Refused("This request asks for a copy. Keep back what the law lets you, and give the rest.");
        if (item.NeedsDecision || item.NotTheirsAt is not null)
            throw new Refused("Decide first that this is about the person.");
        if (item.Ruling?.DoneAt is not null)
            throw new Refused("This has been done already and cannot be undone.");
        var objections = new List<Objection>();
        if (decision.Granted is null)
            objections.Add(new("Choose what is done with it.", "Granted"));
        if (decision.Granted == false)
        {
            var grounds = GroundText.For(request.Wish);
            if (grounds.Count == 0)
                throw new Refused("Nothing outweighs this: the law has no ground on which to go on.", "Granted");
            if (decision.Ground is not { } ground || grounds.All(g => g.Ground != ground))
                objections.Add(new("Choose the law’s ground.", "Ground"));
            if (string.IsNullOrWhiteSpace(decision.Because))
                objections.Add(new("Say why, as the person will read it.", "Because"));
            if (decision.Because?.Length > 2000)
                objections.Add(new("Use at most 2,000 characters here.", "Because"));
        }
        if (objections.Count > 0)
            throw new Refused(objections);
    }
}

/// <summary>An officer decides about everything that is left at once: what the person asks is done to all of it.</summary>
[UseCase]
public sealed class GrantRest(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <returns>How many it was decided about.</returns>
    /// <exception cref="Refused">Nothing is left to decide.</exception>
    public async Task<int> RunAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var rest = request.Items.FindAll(i => i.NeedsRuling);
        if (!request.Wish.IsChange || rest.Count == 0)
            throw new Refused("Nothing is left to decide.");
        foreach (var item in rest)
            Rulings.Of(db, request, item).Grant(actor.Name, clock.GetCurrentInstant());
        journal.WriteAbout(
            actor,
            request,
            "RestGranted",
            $"Decided about the {Words.Count(rest.Count, "item")} that {(rest.Count == 1 ? "was" : "were")} left: {request.Wish.Done()}."
        );
        await db.SaveChangesAsync(stop);
        return rest.Count;
    }
}

internal static class Rulings
{
    /// <summary>The item's ruling, made where there is none yet.</summary>
    public static Ruling Of(Db db, Request request, Item item)
    {
        if (item.Ruling is { } known)
            return known;
        var ruling = new Ruling { ItemId = item.Id, RequestId = request.Id };
        db.Add(ruling);
        item.Ruling = ruling;
        return ruling;
    }

    /// <summary>"it is removed": what is done to a record, for a sentence.</summary>
    public static string Done(this Wish wish) =>
        wish.Deed switch
        {
            Deed.Remove => "it is removed",
            Deed.Correct => "it is corrected",
            Deed.Copy => "it goes to the person",
            _ => "it is kept and no longer used",
        };
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>Something that was to be removed and is kept, on a ground that must be looked at again (R31).</summary>
public sealed record Kept(
    Guid RequestId,
    string Reference,
    Guid ItemId,
    string Person,
    string Source,
    string Title,
    Ground Ground,
    string Because,
    LocalDate ReviewOn
);

public static class KeptRegister
{
    /// <summary>Everything that is kept although it was to be removed, among the requests an actor handles; the next review first.</summary>
    public static IQueryable<Kept> KeptFor(this Db db, Actor actor) =>
        db.VisibleTo<Request>(actor, Duty.HandleRights)
            .AsNoTracking()
            .SelectMany(r => r.Items, (r, i) => new { r, i })
            .Where(x => x.i.Ruling!.ReviewOn != null)
            .OrderBy(x => x.i.Ruling!.ReviewOn)
            .ThenBy(x => x.i.Id)
            .Select(x => new Kept(
                x.r.Id,
                x.r.Reference,
                x.i.Id,
                x.r.Subject.Name,
                x.i.Source,
                x.i.Title,
                x.i.Ruling!.Ground!.Value,
                x.i.Ruling!.Because!,
                x.i.Ruling!.ReviewOn!.Value
            ));
}

/// <summary>
/// An officer looks again at what was kept: the ground still holds, and it is looked at again in a year; or it does not,
/// and it goes (R31).
/// </summary>
[UseCase]
public sealed class ReviewKept(Db db, Journal journal, RequestDesk desk, Vault vault, IClock clock)
{
    /// <param name="holds">Whether the ground still holds.</param>
    /// <param name="because">Why; or, for something an officer holds, how it was removed.</param>
    /// <exception cref="Refused">It is not kept any more, or something is missing.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid requestId,
        Guid itemId,
        bool? holds,
        string? because,
        CancellationToken stop
    )
    {
        var request = await desk.FindAsync(actor, requestId, stop);
        var item = request.FindItem(itemId);
        if (item.Ruling is not { ReviewOn: not null } ruling)
            throw new Refused("This is not kept any more.");
        var objections = new List<Objection>();
        if (holds is null)
            objections.Add(new("Choose whether the ground still holds.", "Holds"));
        if (string.IsNullOrWhiteSpace(because) || because.Length > 500)
            objections.Add(new("Say why, in at most 500 characters.", "Because"));
        if (objections.Count > 0)
            throw new Refused(objections);
        var now = clock.GetCurrentInstant();
        var next = clock.Today().PlusYears(1);
        db.Add(
            new KeptReview
            {
                Id = Ids.New(now),
                ItemId = item.Id,
                RequestId = request.Id,
                At = now,
                By = actor.Name,
                Because = because!.Trim(),
                NextOn = holds == true ? next : null,
            }
        );
        if (holds == true)
            ruling.KeepUntil(next);
        else
            await LetGoAsync(actor, request, item, ruling, because.Trim(), now, stop);
        journal.WriteAbout(
            actor,
            request,
            holds == true ? "KeptAgain" : "KeptNoLonger",
            holds == true
                ? $"Looked again at what was kept from {item.Source}: the ground still holds. The next look is on {next.Full()}."
                : $"Looked again at what was kept from {item.Source}: the ground is gone, and so is it.",
            because.Trim()
        );
        await db.SaveChangesAsync(stop);
    }

    // Our own record is removed as any other, record by record; what an officer held, they have removed already.
    private async Task LetGoAsync(
        Actor actor,
        Request request,
        Item item,
        Ruling ruling,
        string how,
        Instant now,
        CancellationToken stop
    )
    {
        ruling.Grant(actor.Name, now);
        if (item.HolderId is null)
        {
            request.Carrying?.GoOn(actor.Name, now);
            return;
        }
        ruling.Do(now, how);
        await vault.DestroyAsync(item.Attachment, stop);
        item.Forget(now);
    }
}

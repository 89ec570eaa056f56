using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Fetches a request for a use case: what the actor may see, whole, open.</summary>
public sealed class RequestDesk(Db db)
{
    /// <summary>The request with everything that belongs to it, tracked.</summary>
    /// <exception cref="Refused">There is none of that key that the actor may see, or it is closed.</exception>
    public async Task<Request> OpenAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request = await FindAsync(actor, requestId, stop);
        request.RequireOpen();
        return request;
    }

    /// <summary>The same, open or closed.</summary>
    /// <exception cref="Refused">There is none of that key that the actor may see.</exception>
    public async Task<Request> FindAsync(Actor actor, Guid requestId, CancellationToken stop)
    {
        var request =
            await db.VisibleTo<Request>(actor, Duty.HandleRights)
                .Whole()
                .FirstOrDefaultAsync(r => r.Id == requestId, stop)
            ?? throw new Refused("There is no such request among those you handle.");
        request.Step();
        return request;
    }
}

public static class RequestQueries
{
    /// <summary>The open requests that an actor handles, for reading, the next due first.</summary>
    public static IQueryable<Request> OpenTo(this Db db, Actor actor) =>
        db.VisibleTo<Request>(actor, Duty.HandleRights)
            .AsNoTracking()
            .Where(r => r.Closure == null)
            .OrderBy(r => r.DueOn == null)
            .ThenBy(r => r.DueOn)
            .ThenBy(r => r.Id);

    /// <summary>Some requests with what <see cref="NextStep.Of"/> asks of them, for a list; in the order of their keys.</summary>
    public static async Task<IReadOnlyList<Request>> ForNextStepAsync(
        this Db db,
        Actor actor,
        IReadOnlyList<Guid> keys,
        CancellationToken stop
    )
    {
        // By key: what hangs from each is fetched by queries of its own, which would all sort the whole list again.
        var found = await db.VisibleTo<Request>(actor, Duty.HandleRights)
            .AsNoTracking()
            .Where(r => keys.Contains(r.Id))
            .AsSplitQuery()
            .Include(r => r.Unit)
            .Include(r => r.Identity)
            .Include(r => r.Refusal)
            .Include(r => r.Reply)
            .Include(r => r.Carrying)
            .Include(r => r.Fees)
            .Include(r => r.Questions)
            .Include(r => r.Corrections)
            .Include(r => r.Holders)
                .ThenInclude(h => h.Attestations)
            .Include(r => r.Items)
                .ThenInclude(i => i.Ruling)
            .Include(r => r.Packs)
                .ThenInclude(p => p.Releases)
            .ToDictionaryAsync(r => r.Id, stop);
        return [.. keys.Where(found.ContainsKey).Select(k => found[k])];
    }

    /// <summary>The request with its unit, identity check, fees, extension, questions, slack, holders and their answers, items and what was decided about them, packs and closure.</summary>
    public static IQueryable<Request> Whole(this IQueryable<Request> requests) =>
        requests
            .AsSplitQuery()
            .Include(r => r.Unit)
            .Include(r => r.Identity)
            .Include(r => r.Fees)
            .Include(r => r.Extension)
            .Include(r => r.Questions)
            .Include(r => r.Slack)
            .Include(r => r.Holders)
                .ThenInclude(h => h.Attestations)
            .Include(r => r.Items)
                .ThenInclude(i => i.Attachment)
            .Include(r => r.Items)
                .ThenInclude(i => i.Withholding)
            .Include(r => r.Items)
                .ThenInclude(i => i.Ruling)
            .Include(r => r.Packs)
                .ThenInclude(p => p.Attachment)
            .Include(r => r.Packs)
                .ThenInclude(p => p.Releases)
            .Include(r => r.Assessments)
            .Include(r => r.Corrections)
            .Include(r => r.Carrying)
            .Include(r => r.RecipientsTold)
            .Include(r => r.Refusal)
            .Include(r => r.Reply);
}

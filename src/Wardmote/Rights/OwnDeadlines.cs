using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Something a person must do by a day, or by a moment.</summary>
/// <param name="Key">Always the same for the same thing, whenever it falls due.</param>
/// <param name="What">In words that name nobody: "Answer R-2026-0014: the law’s last day".</param>
/// <param name="On">The last day for it, to its end; null when a moment is meant.</param>
/// <param name="At">The moment; null when a day is meant.</param>
/// <param name="Reference">The request, where the person may open it; null where they may not.</param>
public sealed record OwnDeadline(string Key, string What, LocalDate? On, Instant? At, string? Reference);

/// <summary>
/// What one person must do by when: the requests they handle, as on their desk, and the searches they were asked for
/// themselves. It holds references and dates, never a name, because it is read outside Wardmote.
/// </summary>
public sealed class OwnDeadlines(Db db, IClock clock)
{
    private const int MostRequests = 500;

    /// <summary>The deadlines of an actor with an account; of the 500 requests due next.</summary>
    public async Task<IReadOnlyList<OwnDeadline>> OfAsync(Actor actor, CancellationToken stop)
    {
        var requests = await db.OpenTo(actor)
            .Include(r => r.Packs)
                .ThenInclude(p => p.Releases)
            .Take(MostRequests)
            .ToListAsync(stop);
        return [.. requests.SelectMany(Answering), .. await SearchesAsync(actor, stop)];
    }

    private IEnumerable<OwnDeadline> Answering(Request request)
    {
        var reference = request.Reference;
        if (request.Packs.Exists(p => p.DeliveredAt is not null))
            yield break;
        if (request.DueOn is { } due)
            yield return new($"law-{request.Id:n}", $"Answer {reference}: the law’s last day", due, null, reference);
        if (request.TargetOn is { } target && target < request.DueOn)
            yield return new(
                $"policy-{request.Id:n}",
                $"Answer {reference}: the policy’s day",
                target,
                null,
                reference
            );
        if (
            request.Packs.MaxBy(p => p.BuiltAt)?.Release is { Way: ReleaseWay.Link } link
            && link.IsGood(clock.GetCurrentInstant())
        )
            yield return new(
                $"link-{link.Id:n}",
                $"{reference}: the link to the pack ends",
                null,
                link.ExpiresAt,
                reference
            );
    }

    private async Task<IEnumerable<OwnDeadline>> SearchesAsync(Actor actor, CancellationToken stop)
    {
        var mine = db.Accounts.Where(a => a.Id == actor.Id).Select(a => a.EmailKey);
        var handled = db.OpenTo(actor);
        using var beyond = db.SeeEverything();
        var searches = await (
            from task in db.Set<Tasks.Assignment>()
            join request in db.Requests on task.CaseId equals request.Id
            where task.EndedAt == null && mine.Contains(task.EmailKey)
            orderby task.DueOn
            select new
            {
                task.Id,
                task.DueOn,
                request.Reference,
                MayOpen = handled.Any(r => r.Id == request.Id),
            }
        ).ToListAsync(stop);
        return searches.Select(s => new OwnDeadline(
            $"task-{s.Id:n}",
            $"Say what you hold for {s.Reference}",
            s.DueOn,
            null,
            s.MayOpen ? s.Reference : null
        ));
    }
}

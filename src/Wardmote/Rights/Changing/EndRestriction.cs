using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights.Changing;

/// <summary>That somebody’s data may not be used, among the requests an officer handles.</summary>
public sealed record InForce(
    Guid RequestId,
    string Reference,
    string Person,
    RestrictedUse Use,
    LocalDate From,
    LocalDate? EndsOn
);

public static class RestrictionRegister
{
    /// <summary>Every restriction in force whose request an actor handles, the next to end first, then the oldest.</summary>
    /// <param name="requestId">Only of this request; null for all.</param>
    public static IQueryable<InForce> RestrictionsFor(this Db db, Actor actor, Guid? requestId = null) =>
        db.VisibleTo<Request>(actor, Duty.HandleRights)
            .AsNoTracking()
            .Where(q => requestId == null || q.Id == requestId)
            .Join(
                db.Set<Restriction>().Where(r => r.LiftedAt == null),
                q => q.Id,
                r => r.RequestId,
                (q, r) => new { q, r }
            )
            .OrderBy(x => x.r.EndsOn == null)
            .ThenBy(x => x.r.EndsOn)
            .ThenBy(x => x.r.From)
            .ThenBy(x => x.r.Id)
            .Select(x => new InForce(x.q.Id, x.q.Reference, x.q.Subject.Name, x.r.Use, x.r.From, x.r.EndsOn));
}

/// <summary>
/// An officer ends a restriction, on a day that leaves time to tell the person before it ends (UK GDPR Art 18(3)), and
/// writes to them.
/// </summary>
[UseCase]
public sealed class EndRestriction(Db db, Journal journal, RequestDesk desk, RequestLetters letters, IClock clock)
{
    /// <summary>Days between the letter and the end, so that it is read before. Ours; the law says only "before".</summary>
    public const int Notice = 7;

    /// <param name="on">The day from which the data may be used again.</param>
    /// <param name="because">Why it ends, as the person reads it.</param>
    /// <exception cref="Refused">There is no restriction in force, its end is set already, or something is missing.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, LocalDate? on, string? because, CancellationToken stop)
    {
        var request = await desk.FindAsync(actor, requestId, stop);
        var restriction =
            await db.Set<Restriction>().SingleOrDefaultAsync(r => r.RequestId == requestId && r.LiftedAt == null, stop)
            ?? throw new Refused("Nothing is restricted for this request any more.");
        if (restriction.EndsOn is { } set)
            throw new Refused($"The person has been told that it ends on {set.Full()}.");
        var earliest = clock.Today().PlusDays(Notice);
        new Objections()
            .When(on is null, "Enter the day from which the data may be used again.", "On")
            .When(on < earliest, $"The person is to read of it before. Enter {earliest.Full()} or a later day.", "On")
            .Text(because, "Because", "Say why it ends. The person reads this.", 500)
            .Refuse();
        restriction.EndOn(on!.Value);
        await letters.TellRestrictionEndsAsync(request, restriction.From, on.Value, because!.Trim(), stop);
        journal.WriteAbout(
            actor,
            request,
            "RestrictionEnding",
            $"Told the person that what is held about them may be used again from {on.Value.DayMonthYear()}.",
            because.Trim()
        );
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Ends the restrictions whose day has come.</summary>
[UseCase]
public sealed class LiftRestrictions(Db db, Journal journal, IClock clock)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var due = await db.Set<Restriction>().Where(r => r.LiftedAt == null && r.EndsOn <= today).ToListAsync(stop);
        var ids = due.ConvertAll(r => r.RequestId);
        var requests = await db.Requests.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, stop);
        foreach (var restriction in due)
        {
            restriction.Lift(clock.GetCurrentInstant());
            journal.WriteAbout(
                Actor.Wardmote,
                requests[restriction.RequestId],
                "RestrictionLifted",
                "What is held about the person may be used again."
            );
        }
        await db.SaveChangesAsync(stop);
    }
}

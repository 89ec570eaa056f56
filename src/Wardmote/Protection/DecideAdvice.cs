using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Writes down whether advice was followed, who decided, and why if it was not (R103).</summary>
[UseCase]
public sealed class DecideAdvice(Db db, Journal journal, IClock clock)
{
    /// <param name="because">Needed when the advice was not followed.</param>
    /// <exception cref="Refused">It is not the actor's, was decided already, or something is missing.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid adviceId,
        bool? followed,
        LocalDate? on,
        string? by,
        string? because,
        CancellationToken stop
    )
    {
        var advice =
            await db.VisibleTo<Advice>(actor, Duty.KeepProtection).SingleOrDefaultAsync(a => a.Id == adviceId, stop)
            ?? throw new Refused("There is no such advice among what you look after.");
        if (advice.Decision is not null)
            throw new Refused("It is on record already what became of this advice.");
        new Objections()
            .When(followed is null, "Choose whether the advice was followed.", "Followed")
            .Text(by, "By", "Enter who decided.", 200)
            .PastDay(on, "On", "Enter the day it was decided.", clock.Today())
            .When(on < advice.On, $"The advice was given on {advice.On.Full()}; this day is before it.", "On")
            .When(
                followed is false && string.IsNullOrWhiteSpace(because),
                "Say why the advice was not followed.",
                "Because"
            )
            .Longest(because, "Because", 2000)
            .Refuse();
        var reason = followed is true || string.IsNullOrWhiteSpace(because) ? null : because.Trim();
        advice.Decide(
            new()
            {
                Followed = followed!.Value,
                On = on!.Value,
                By = by!.Trim(),
                Because = reason,
            }
        );
        journal.Write(
            actor,
            new(
                "AdviceDecided",
                advice.Id,
                advice.UnitId,
                $"The advice about {advice.About} was {(followed.Value ? "followed" : "not followed")}, as {by.Trim()} decided on {on.Value.DayMonthYear()}.",
                reason
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

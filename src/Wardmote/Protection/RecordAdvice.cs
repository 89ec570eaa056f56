using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Advice as it is written down.</summary>
public sealed record NewAdvice(LocalDate? On, string? To, string? About, string? Words);

/// <summary>Writes down advice that was given to a controller (R103).</summary>
[UseCase]
public sealed class RecordAdvice(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor's, or something is missing; each objection names its field.</exception>
    public async Task<Advice> RunAsync(Actor actor, Guid unitId, NewAdvice given, CancellationToken stop)
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        new Objections()
            .PastDay(given.On, "On", "Enter the day the advice was given.", clock.Today())
            .Text(given.To, "To", "Enter who was advised.", 200)
            .Text(given.About, "About", "Enter what it was about.", 200)
            .Text(given.Words, "Words", "Write down the advice.", 4000)
            .Refuse();
        var advice = new Advice
        {
            Id = Ids.New(clock.GetCurrentInstant()),
            UnitId = unit.Id,
            On = given.On!.Value,
            GivenBy = actor.Name,
            To = given.To!.Trim(),
            About = given.About!.Trim(),
            Words = given.Words!.Trim(),
        };
        db.Add(advice);
        journal.Write(
            actor,
            new(
                "AdviceGiven",
                advice.Id,
                unit.Id,
                $"Wrote down advice given to {unit.Name} on {advice.On.DayMonthYear()} about {advice.About}."
            )
        );
        await db.SaveChangesAsync(stop);
        return advice;
    }
}

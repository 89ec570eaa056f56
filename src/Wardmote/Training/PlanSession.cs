using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>A session in person, as an officer plans it.</summary>
/// <param name="Trainer">Who leads it.</param>
public sealed record NewSession(LocalDate On, string? Place, string? Trainer);

/// <summary>Plans a session in person for a unit and the units below it (R69), or writes down one that was held.</summary>
[UseCase]
public sealed class PlanSession(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor's, or something is missing; each objection names its field.</exception>
    public async Task<TrainingSession> RunAsync(Actor actor, Guid unitId, NewSession planned, CancellationToken stop)
    {
        var today = clock.Today();
        var objections = Objections(planned, today).ToList();
        if (objections.Count > 0)
            throw new Refused(objections);
        var unit = await db.UnitToTrainAsync(actor, unitId, stop);
        var now = clock.GetCurrentInstant();
        var session = new TrainingSession
        {
            Id = Ids.New(now),
            UnitId = unit.Id,
            Unit = unit,
            On = planned.On,
            Place = planned.Place!.Trim(),
            Trainer = planned.Trainer!.Trim(),
            PlannedAt = now,
        };
        db.Add(session);
        journal.Write(
            actor,
            new(
                "SessionPlanned",
                session.Id,
                unit.Id,
                planned.On < today
                    ? $"Wrote down the training session of {session.On.DayMonthYear()}: {session.Place}, led by {session.Trainer}."
                    : $"Planned a training session on {session.On.DayMonthYear()}: {session.Place}, led by {session.Trainer}."
            )
        );
        await db.SaveChangesAsync(stop);
        return session;
    }

    private static IEnumerable<Objection> Objections(NewSession planned, LocalDate today)
    {
        if (planned.On < today.PlusYears(-2))
            yield return new("That day is more than two years ago, so nobody’s training would still count.", "On");
        if (planned.On > today.PlusYears(2))
            yield return new("Plan a session at most two years ahead. Check the year.", "On");
        if (OneLine.Objection(planned.Place, "Enter where it is: a room, an address, “online”.") is { } place)
            yield return new(place, "Place");
        if (OneLine.Objection(planned.Trainer, "Enter who leads it.") is { } trainer)
            yield return new(trainer, "Trainer");
    }
}

using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Writes down something done so that people know how to treat data (R103).</summary>
[UseCase]
public sealed class RecordAwareness(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit is not the actor's, or something is missing; each objection names its field.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        LocalDate? on,
        string? what,
        string? audience,
        CancellationToken stop
    )
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        new Objections()
            .PastDay(on, "On", "Enter the day.", clock.Today())
            .Text(what, "What", "Enter what was done.", 200)
            .Text(audience, "Audience", "Enter for whom it was.", 200)
            .Refuse();
        var awareness = new Awareness
        {
            Id = Ids.New(clock.GetCurrentInstant()),
            UnitId = unit.Id,
            On = on!.Value,
            What = what!.Trim(),
            Audience = audience!.Trim(),
        };
        db.Add(awareness);
        journal.Write(
            actor,
            new("AwarenessRaised", awareness.Id, unit.Id, $"Wrote down for {unit.Name}: {awareness.What}.")
        );
        await db.SaveChangesAsync(stop);
    }
}

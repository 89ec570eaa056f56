using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>A data-protection officer declares, for themself and for a year, that they are independent (R102).</summary>
[UseCase]
public sealed class DeclareIndependence(Db db, Journal journal, IClock clock)
{
    /// <param name="actor">The officer, signed in; nobody else can.</param>
    /// <param name="because">Why no other office of theirs stands against it; needed when one decides what data is used for.</param>
    /// <exception cref="Refused">The actor does not hold the office, decides for the controller as well, has not confirmed, or owes an explanation.</exception>
    public async Task RunAsync(Actor actor, Guid unitId, bool confirmed, string? because, CancellationToken stop)
    {
        var unit = await db.ControllerToProtectAsync(actor, unitId, stop);
        var today = clock.Today();
        var own = await db.EmailKeyOfAsync(actor, stop);
        var held =
            await db.HolderAsync(unit.Id, ProtectionOffices.Dpo, today, stop) is { } holder && holder.EmailKey == own
                ? holder
                : throw new Refused(
                    "Only the data-protection officer of this unit can declare this, each for themself."
                );
        var others = await db.HeldOn(today)
            .AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.EmailKey == own && a.Office != ProtectionOffices.Dpo)
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        if (others.Exists(a => a.Office == ProtectionOffices.Officer))
            throw new Refused(
                "You are data controller’s officer as well, and nobody can watch over their own decisions. Somebody else must take one of the two offices before you can declare this."
            );
        new Objections()
            .When(
                string.IsNullOrWhiteSpace(because) && others.Exists(a => ProtectionOffices.Decides(a.Office)),
                "Say why your other offices do not stand against it.",
                "Because"
            )
            .Longest(because, "Because", 2000)
            .When(!confirmed, "Tick the box if you can declare this. If you cannot, tell the chair.", "Confirmed")
            .Refuse();
        var declaration = new Declaration
        {
            Id = Ids.New(clock.GetCurrentInstant()),
            AppointmentId = held.Id,
            UnitId = unit.Id,
            On = today,
            OtherOffices = string.Join("; ", others.Select(a => $"{a.Office}, {a.Unit.Name}")),
            Because = string.IsNullOrWhiteSpace(because) ? null : because.Trim(),
        };
        db.Add(declaration);
        journal.Write(
            actor,
            new(
                "IndependenceDeclared",
                declaration.Id,
                unit.Id,
                $"Declared to be independent as data-protection officer of {unit.Name}, until {declaration.Until.DayMonthYear()}.",
                declaration.Because
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

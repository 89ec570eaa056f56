using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// A unit says that one of its offices carries a duty, or does not. Nobody gives what they do not carry there themselves
/// (ASVS V8.2.1), and at the top somebody always carries each.
/// </summary>
[UseCase]
public sealed class ChangeDuty(Db db, Journal journal, IClock clock)
{
    /// <param name="office">One of <see cref="OfficeNames.All"/>, or one that is or was held in the unit.</param>
    /// <param name="because">Why, for the journal.</param>
    /// <exception cref="Refused">
    /// The unit is not the actor's, they do not carry the duty there, nobody has heard of the office, no reason is given, or
    /// nobody would carry the duty any more.
    /// </exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        Duty duty,
        string office,
        bool carries,
        string? because,
        CancellationToken stop
    )
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.GrantDuties).FirstOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("That unit is not one of yours.");
        if (!await db.UnitsVisibleTo(actor, duty).AnyAsync(u => u.Id == unitId, stop))
            throw new Refused(
                $"You can only give or take a duty that you carry yourself in {unit.Name}. Ask somebody who does: {duty.InWords()}."
            );
        var name = office.Trim().ToLowerInvariant();
        if (
            !OfficeNames.All.Contains(name)
            && !await db.Appointments.AnyAsync(a => a.UnitId == unitId && a.Office == name, stop)
        )
            throw new Refused("Nobody holds or has held this office here. Write it as in the offices file.", "Office");
        var book = await DutyBook.OfAsync(db, [unitId], clock.Today(), stop);
        var offices = book.Offices(unitId, duty);
        if (offices.Contains(name) == carries)
            return;
        if (string.IsNullOrWhiteSpace(because) || because.Length > 500)
            throw new Refused("Say why in at most 500 letters, for the record.", "Because");
        if (unit.ParentId is null && !carries && offices.Count == 1)
            throw new Refused(
                $"Then nobody would carry this duty at the top: {duty.InWords()}. Give it to another office first.",
                "Office"
            );
        var change = await db.DutyChanges.FindAsync([unitId, name, duty], stop);
        if (Duties.Offices(duty).Contains(name, StringComparer.Ordinal) == carries)
            db.Remove(change!);
        else
            db.Add(
                new DutyChange
                {
                    UnitId = unitId,
                    Office = name,
                    Duty = duty,
                    Carries = carries,
                }
            );
        journal.Write(
            actor,
            new(
                "DutyChanged",
                unit.Id,
                unit.Id,
                carries
                    ? $"Gave the {name} of {unit.Name} a duty: {duty.InWords()}."
                    : $"Took a duty from the {name} of {unit.Name}: {duty.InWords()}.",
                because.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>A unit says whether an office sits on its committee, and so whether its holder is asked in searches (R13).</summary>
[UseCase]
public sealed class SetCommittee(Db db, Journal journal)
{
    /// <param name="office">As in the offices file; its case does not count.</param>
    /// <param name="because">Why; needed when the office leaves the committee.</param>
    /// <exception cref="Refused">The unit is not the actor's, has no such office, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        string office,
        bool onCommittee,
        string? because,
        CancellationToken stop
    )
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.HandleRights).FirstOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("That unit is not one of yours.");
        var name = office.Trim().ToLowerInvariant();
        if (!await db.Appointments.AnyAsync(a => a.UnitId == unitId && a.Office == name, stop))
            throw new Refused("Nobody holds or has held this office here. Write it as in the offices file.", "Office");
        var off = await db.Set<OffCommittee>().FindAsync([unitId, name], stop);
        if (onCommittee == (off is null))
            return;
        if (off is not null)
            db.Remove(off);
        else if (string.IsNullOrWhiteSpace(because))
            throw new Refused("Say why this office is not on the committee.", "Because");
        else
            db.Add(
                new OffCommittee
                {
                    UnitId = unitId,
                    Office = name,
                    Because = because.Trim(),
                }
            );
        journal.Write(
            actor,
            new(
                "CommitteeChanged",
                unit.Id,
                unit.Id,
                onCommittee ? $"Put the {name} back on the committee." : $"Took the {name} off the committee.",
                because
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

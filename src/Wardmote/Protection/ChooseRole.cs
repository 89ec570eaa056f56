using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>A unit gives the role of champion or lead to another of its offices, or back to the usual one (R120, R121).</summary>
[UseCase]
public sealed class ChooseRole(Db db, Journal journal, IClock clock)
{
    /// <param name="office">One that somebody holds in the unit today.</param>
    /// <exception cref="Refused">The unit is not the actor's, nobody holds the office, or no reason is given.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        UnitRole role,
        string? office,
        string? because,
        CancellationToken stop
    )
    {
        var unit = await db.UnitToProtectAsync(actor, unitId, stop);
        var usual = role.UsualOffice();
        new Objections()
            .Text(office, "Office", "Choose an office.", 80)
            .Text(because, "Because", "Say who decided this and when, for the record.", 500)
            .Refuse();
        var name = office!.Trim().ToLowerInvariant();
        if (name != usual && await db.HolderAsync(unit.Id, name, clock.Today(), stop) is null)
            throw new Refused("Nobody holds this office here today. Choose another.", "Office");
        var choice = await db.RoleChoices.SingleOrDefaultAsync(c => c.UnitId == unit.Id && c.Role == role, stop);
        if ((choice?.Office ?? usual) == name)
            return;
        var now = clock.GetCurrentInstant();
        if (name == usual)
            db.Remove(choice!);
        else if (choice is null)
            db.Add(
                new RoleChoice
                {
                    UnitId = unit.Id,
                    Role = role,
                    Office = name,
                    Because = because!.Trim(),
                    ChosenAt = now,
                }
            );
        else
            (choice.Office, choice.Because, choice.ChosenAt) = (name, because!.Trim(), now);
        journal.Write(
            actor,
            new("RoleChosen", unit.Id, unit.Id, $"The {role.InWords()} of {unit.Name} is its {name}.", because!.Trim())
        );
        await db.SaveChangesAsync(stop);
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

internal static class ProtectionScope
{
    /// <summary>A unit whose data-protection record an actor keeps.</summary>
    /// <exception cref="Refused">It is not one of theirs.</exception>
    internal static async Task<Unit> UnitToProtectAsync(this Db db, Actor actor, Guid unitId, CancellationToken stop) =>
        await db.UnitsVisibleTo(actor, Duty.KeepProtection).SingleOrDefaultAsync(u => u.Id == unitId, stop)
        ?? throw new Refused("You do not keep the data-protection record of that unit.");

    /// <summary>The same, of a unit that answers for data itself.</summary>
    /// <exception cref="Refused">It is not one of theirs, or another answers for its data.</exception>
    internal static async Task<Unit> ControllerToProtectAsync(
        this Db db,
        Actor actor,
        Guid unitId,
        CancellationToken stop
    ) =>
        await db.UnitToProtectAsync(actor, unitId, stop) is { IsController: true } unit
            ? unit
            : throw new Refused("Another unit answers for the data of this one. Write it down there.");

    /// <summary>Who holds an office in a unit on a day, the longest first; null when nobody does.</summary>
    internal static Task<Appointment?> HolderAsync(
        this Db db,
        Guid unitId,
        string office,
        LocalDate day,
        CancellationToken stop
    ) =>
        db.HeldOn(day)
            .Where(a => a.UnitId == unitId && a.Office == office)
            .OrderBy(a => a.From)
            .ThenBy(a => a.Id)
            .FirstOrDefaultAsync(stop);
}

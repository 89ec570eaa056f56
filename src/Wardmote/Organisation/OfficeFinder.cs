using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Who answers for a unit, and who holds which office there on a day.</summary>
public sealed class OfficeFinder(Db db)
{
    /// <summary>The unit itself if it is a controller, else the nearest above that is (R4).</summary>
    /// <exception cref="Refused">No unit up to the top is a controller.</exception>
    public async Task<Unit> ControllerOfAsync(Guid unitId, CancellationToken stop)
    {
        var above = db.Set<UnitAbove>().Where(a => a.UnitId == unitId);
        return await db
                .Units.Where(u => u.IsController)
                .Join(above, u => u.Id, a => a.AboveId, (u, a) => new { u, a.Steps })
                .OrderBy(x => x.Steps)
                .Select(x => x.u)
                .FirstOrDefaultAsync(stop)
            ?? throw new Refused(
                "No unit here is marked as the one that answers for personal data. Mark one with controller = yes in the units file and import it again."
            );
    }

    /// <summary>The units for which <paramref name="controllerId"/> answers: itself and those below without a nearer controller.</summary>
    public async Task<List<Guid>> AnsweredForAsync(Guid controllerId, CancellationToken stop)
    {
        var all = db.Set<UnitAbove>();
        var nearer = all.Where(n => db.Set<Unit>().Any(u => u.Id == n.AboveId && u.IsController));
        return await all.Where(a => a.AboveId == controllerId)
            .Where(a => !nearer.Any(n => n.UnitId == a.UnitId && n.Steps < a.Steps))
            .Select(a => a.UnitId)
            .ToListAsync(stop);
    }

    /// <summary>
    /// Whom a case of the unit climbs to: its secretary, else its chair, else the same of the unit above, and so on
    /// (R22, R43). Null when none of them is held by anyone.
    /// </summary>
    /// <param name="otherThan">The e-mail address of whom they are told about, if anyone: nobody is told about themself.</param>
    public async Task<Appointment?> SecretaryAsync(
        Guid unitId,
        LocalDate day,
        string? otherThan,
        CancellationToken stop
    )
    {
        var passedOver = Keys.Email(otherThan);
        var above = db.Set<UnitAbove>().Where(a => a.UnitId == unitId);
        return await db.HeldOn(day)
            .Where(a => a.Office == "secretary" || a.Office == "chair")
            .Where(a => passedOver == null || a.EmailKey != passedOver)
            .Join(above, a => a.UnitId, u => u.AboveId, (a, u) => new { Appointment = a, u.Steps })
            .OrderBy(x => x.Steps)
            .ThenByDescending(x => x.Appointment.Office)
            .ThenBy(x => x.Appointment.From)
            .Select(x => x.Appointment)
            .FirstOrDefaultAsync(stop);
    }
}

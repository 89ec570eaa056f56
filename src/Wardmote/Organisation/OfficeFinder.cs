using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
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
    public Task<List<Guid>> AnsweredForAsync(Guid controllerId, CancellationToken stop) =>
        AnsweredFor().Where(a => a.AboveId == controllerId).Select(a => a.UnitId).ToListAsync(stop);

    /// <summary>
    /// The nations of the units that each controller answers for, its own first: a case of a controller in several is due
    /// on the earliest date over them all.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Nation>>> NationsAsync(
        IReadOnlyCollection<Guid> controllers,
        CancellationToken stop
    )
    {
        var found = await AnsweredFor()
            .Where(a => controllers.Contains(a.AboveId))
            .Join(
                db.Set<Unit>(),
                a => a.UnitId,
                u => u.Id,
                (a, u) =>
                    new
                    {
                        a.AboveId,
                        a.Steps,
                        u.Nation,
                    }
            )
            .GroupBy(x => new { x.AboveId, x.Nation })
            .Select(g => new
            {
                g.Key.AboveId,
                g.Key.Nation,
                Nearest = g.Min(x => x.Steps),
            })
            .ToListAsync(stop);
        return found
            .GroupBy(x => x.AboveId)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<Nation>)[.. g.OrderBy(x => x.Nearest).ThenBy(x => x.Nation).Select(x => x.Nation)]
            );
    }

    /// <summary>Every unit with whatever answers for it, and with the units below that of which no other is nearer.</summary>
    private IQueryable<UnitAbove> AnsweredFor()
    {
        var all = db.Set<UnitAbove>();
        var nearer = all.Where(n => db.Set<Unit>().Any(u => u.Id == n.AboveId && u.IsController));
        return all.Where(a => !nearer.Any(n => n.UnitId == a.UnitId && n.Steps < a.Steps));
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

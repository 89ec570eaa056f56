using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Registers;

/// <summary>Assets in an owner's hands, and in the last owner's until the office has a successor (R58, R163).</summary>
public sealed class AssetsInHand(Db db, IClock clock) : IHandOver
{
    public async Task<IReadOnlyList<InHand>> OfAsync(string emailKey, Guid unitId, CancellationToken stop)
    {
        var held = db.Appointments;
        var theirs = held.Where(a => a.EmailKey == emailKey)
            .Where(a => a.Unit.Above.Any(u => u.AboveId == unitId))
            .Where(a => !held.Any(l => l.UnitId == a.UnitId && l.Office == a.Office && l.From > a.From));
        var assets = await db
            .Assets.AsNoTracking()
            .AsOf(clock.GetCurrentInstant())
            .Where(a => theirs.Any(t => t.UnitId == a.UnitId && t.Office == a.Owner))
            .Select(a => new { a.Name, a.Owner })
            .ToListAsync(stop);
        return
        [
            .. assets
                .OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
                .Select(a => new InHand($"Hand over “{a.Name}”, which the {a.Owner} answers for", null)),
        ];
    }
}

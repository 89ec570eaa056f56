using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>People’s data that whoever leaves an office keeps by permission, and has to remove or return (R57–R59).</summary>
public sealed class PermitsInHand(Db db) : IHandOver
{
    public async Task<IReadOnlyList<InHand>> OfAsync(string emailKey, Guid unitId, CancellationToken stop)
    {
        var units = await db.Set<UnitAbove>().Where(a => a.AboveId == unitId).Select(a => a.UnitId).ToListAsync(stop);
        var theirs = await db.PermitsOut(units)
            .Where(p => p.EmailKey == emailKey)
            .OrderBy(p => p.Until)
            .ToListAsync(stop);
        return
        [
            .. theirs.Select(p => new InHand(
                $"Remove or return “{p.Data}”, kept ({p.Place}) by permission until {p.Until.DayMonthYear()}",
                null
            )),
        ];
    }
}

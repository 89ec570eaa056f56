using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Tasks;

namespace Wardmote.Rights;

/// <summary>The searches a person was asked for and has not answered.</summary>
public sealed class SearchesInHand(Db db) : IHandOver
{
    public async Task<IReadOnlyList<InHand>> OfAsync(string emailKey, Guid unitId, CancellationToken stop)
    {
        var above = db.Set<UnitAbove>();
        var open = await db
            .Assignments.AsNoTracking()
            .Where(a => a.EmailKey == emailKey && a.EndedAt == null)
            .Where(a => above.Any(u => u.UnitId == a.UnitId && u.AboveId == unitId))
            .Join(db.Requests, a => a.CaseId, r => r.Id, (a, r) => new { a.DueOn, r.Reference })
            .OrderBy(x => x.DueOn)
            .ToListAsync(stop);
        return
        [
            .. open.Select(x => new InHand(
                $"Answer the search for {x.Reference}, due by {x.DueOn.DayMonthYear()}",
                x.Reference
            )),
        ];
    }
}

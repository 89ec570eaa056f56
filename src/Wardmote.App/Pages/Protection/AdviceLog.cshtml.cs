using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The advice given to a controller, the latest first (R103).</summary>
public sealed class AdviceLogModel(Db db) : ControllerPage(db)
{
    public IReadOnlyList<Advice> Log { get; private set; } = [];

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        Log = await Db.VisibleTo<Advice>(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .Where(a => a.UnitId == Unit.Id)
            .OrderByDescending(a => a.On)
            .ThenByDescending(a => a.Id)
            .ToListAsync(stop);
        return true;
    }
}

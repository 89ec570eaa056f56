using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Pages.Permits;

/// <summary>The storage permissions of a unit: those past their day, those that run, and those that have ended (R58).</summary>
[Carries(Duty.PermitStorage)]
public sealed class UnitModel(Db db, IClock clock) : StaffUnitPage(db, Duty.PermitStorage, "/permits/units")
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Permit> Permits { get; private set; } = [];
    public bool More { get; private set; }
    public LocalDate Today { get; } = clock.Today();

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var unit = Unit.Id;
        (Permits, Number, More) = await Db.VisibleTo<Permit>(Actor, Duty.PermitStorage)
            .AsNoTracking()
            .Include(p => p.End)
            .Where(p => p.UnitId == unit)
            .OrderBy(p => p.End != null)
            .ThenBy(p => p.Until)
            .ThenBy(p => p.Id)
            .PageAsync(Number, PageSize, stop);
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>Every vacancy and everything missing in the units an officer looks after, with what to do.</summary>
[Carries(Duty.KeepProtection)]
public sealed class IndexModel(Db db, OfficesOnRecord offices, UnitContacts contacts) : StaffPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>One page of what is missing.</summary>
    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public int GapCount { get; private set; }
    public bool More { get; private set; }
    public IReadOnlyList<ControllerOnRecord> Controllers { get; private set; } = [];

    /// <summary>The units from which the officer's duty reaches down.</summary>
    public IReadOnlyList<Unit> Tops { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var units = Db.UnitsVisibleTo(Actor, Duty.KeepProtection);
        var reach = Actor.Reach(Duty.KeepProtection);
        Tops = await units.AsNoTracking().Where(u => reach.Contains(u.Id)).OrderBy(u => u.Code).ToListAsync(stop);
        Controllers = await offices.OfAsync(units, stop);
        var all = Controllers
            .SelectMany(c => c.Gaps)
            .Concat((await contacts.OfAsync(units, stop)).Select(c => c.Gap).OfType<Gap>())
            .OrderBy(g => g.Unit.Code, StringComparer.Ordinal)
            .ToList();
        GapCount = all.Count;
        (Gaps, Number, More) = all.Page(Number, PageSize);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>The registers an officer looks after: what is missing first, and every unit that has one or should (R162–R164).</summary>
[Carries(Duty.KeepRegisters)]
public sealed class IndexModel(Db db, Register register) : StaffPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>One page of what is missing.</summary>
    public IReadOnlyList<RegisterGap> Gaps { get; private set; } = [];

    public int GapCount { get; private set; }
    public bool More { get; private set; }

    /// <summary>The units from which the officer's duty reaches down.</summary>
    public IReadOnlyList<Unit> Tops { get; private set; } = [];

    public IReadOnlyList<UnitOnRecord> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var units = Db.UnitsVisibleTo(Actor, Duty.KeepRegisters);
        var reach = Actor.Reach(Duty.KeepRegisters);
        Tops = await units.AsNoTracking().Where(u => reach.Contains(u.Id)).OrderBy(u => u.Code).ToListAsync(stop);
        Units = await register.OfAsync(Actor, units, null, stop);
        var all = Units.SelectMany(u => u.Gaps).OrderBy(g => !g.Blocks).ToList();
        GapCount = all.Count;
        (Gaps, Number, More) = all.Page(Number, PageSize);
    }
}

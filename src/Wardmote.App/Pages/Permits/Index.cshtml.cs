using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Pages.Permits;

/// <summary>How many permissions of a unit are out, and how many of those are past their day.</summary>
public sealed record UnitPermits(Unit Unit, int Out, int Overdue);

/// <summary>The storage permissions of an officer’s units: what is past its day first, then each unit (R57–R59).</summary>
[Carries(Duty.PermitStorage)]
public sealed class IndexModel(Db db, IClock clock) : StaffPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>One page of the permissions past their day, the oldest first.</summary>
    public IReadOnlyList<Permit> Overdue { get; private set; } = [];

    public bool More { get; private set; }

    /// <summary>Units with a permission out, those with one past its day first.</summary>
    public IReadOnlyList<UnitPermits> Units { get; private set; } = [];

    /// <summary>The units from which the officer's duty reaches down.</summary>
    public IReadOnlyList<Unit> Tops { get; private set; } = [];

    public LocalDate Today { get; } = clock.Today();

    public Unit UnitOf(Permit permit) => Units.First(u => u.Unit.Id == permit.UnitId).Unit;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var today = Today;
        var units = Db.UnitsVisibleTo(Actor, Duty.PermitStorage).AsNoTracking();
        var reach = Actor.Reach(Duty.PermitStorage);
        Tops = await units.Where(u => reach.Contains(u.Id)).OrderBy(u => u.Code).ToListAsync(stop);
        var open = Db.VisibleTo<Permit>(Actor, Duty.PermitStorage).AsNoTracking().Where(p => p.End == null);
        var counts = await open.GroupBy(p => p.UnitId)
            .Select(g => new
            {
                Unit = g.Key,
                Out = g.Count(),
                Overdue = g.Count(p => p.Until < today),
            })
            .ToDictionaryAsync(c => c.Unit, stop);
        Units =
        [
            .. (await units.OrderBy(u => u.Code).ToListAsync(stop))
                .Where(u => counts.ContainsKey(u.Id))
                .Select(u => new UnitPermits(u, counts[u.Id].Out, counts[u.Id].Overdue))
                .OrderBy(u => u.Overdue == 0),
        ];
        (Overdue, Number, More) = await open.Where(p => p.Until < today)
            .OrderBy(p => p.Until)
            .ThenBy(p => p.Id)
            .PageAsync(Number, PageSize, stop);
    }
}

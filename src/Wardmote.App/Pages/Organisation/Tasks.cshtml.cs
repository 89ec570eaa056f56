using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>What members' records of a unit are opened for (R53, R64).</summary>
[Carries(Duty.KeepMembership)]
public sealed class TasksModel(Db db, AddAccessTask add, EndAccessTask end) : StaffPage(db)
{
    [BindProperty, Display(Name = "What else are records opened for?")]
    public string? Name { get; set; }

    public Unit Unit { get; private set; } = null!;

    /// <summary>The unit's own tasks, those that go on first.</summary>
    public IReadOnlyList<AccessTask> Own { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop) =>
        await FindAsync(code, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken stop)
    {
        if (!await FindAsync(code, stop))
            return NotFound();
        await add.RunAsync(Actor, Unit.Id, Name, stop);
        TempData["Done"] = "Added.";
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostEndAsync(string code, Guid id, CancellationToken stop)
    {
        if (!await FindAsync(code, stop) || Own.All(t => t.Id != id))
            return NotFound();
        await end.RunAsync(Actor, id, stop);
        TempData["Done"] = "Ended: no record is opened for it any more.";
        return Redirect(Request.Path);
    }

    private async Task<bool> FindAsync(string code, CancellationToken stop)
    {
        var unit = await Db.UnitsVisibleTo(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null)
            return false;
        Unit = unit;
        var own = await Db.VisibleTo<AccessTask>(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(t => t.UnitId == unit.Id)
            .ToListAsync(stop);
        Own = [.. own.OrderBy(t => t.Until is not null).ThenBy(t => t.Name, StringComparer.CurrentCulture)];
        return true;
    }
}

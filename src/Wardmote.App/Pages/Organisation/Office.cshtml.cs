using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Whether an office of a unit is on its committee (R13).</summary>
[Carries(Duty.HandleRights)]
public sealed class OfficeModel(Db db, SetCommittee set) : StaffPage(db)
{
    [BindProperty, Display(Name = "Why is this office not on the committee?")]
    public string? Because { get; set; }

    public Unit Unit { get; private set; } = null!;
    public string Office { get; private set; } = "";

    /// <summary>What the unit has said about the office; null when it is on the committee.</summary>
    public OffCommittee? Off { get; private set; }

    /// <summary>The address of the unit's own page.</summary>
    public string UnitUrl => $"/organisation/{Unit.Code}";

    public async Task<IActionResult> OnGetAsync(string code, string office, CancellationToken stop) =>
        await FindAsync(code, office, stop) ? Page() : NotFound();

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(string code, string office, CancellationToken stop)
    {
        if (!await FindAsync(code, office, stop))
            return NotFound();
        await set.RunAsync(Actor, Unit.Id, Office, onCommittee: Off is not null, Because, stop);
        TempData["Done"] = Off is null ? "Taken off the committee." : "Back on the committee.";
        return Redirect(UnitUrl);
    }

    private async Task<bool> FindAsync(string code, string office, CancellationToken stop)
    {
        var unit = await Db.UnitsVisibleTo(Actor, Duty.HandleRights)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null || !await Db.Appointments.AnyAsync(a => a.UnitId == unit.Id && a.Office == office, stop))
            return false;
        (Unit, Office) = (unit, office);
        Off = await Db.VisibleTo<OffCommittee>(Actor, Duty.HandleRights)
            .AsNoTracking()
            .FirstOrDefaultAsync(o => o.UnitId == unit.Id && o.Office == office, stop);
        return true;
    }
}

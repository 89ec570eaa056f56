using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Whether an office of a unit is on its committee (R13).</summary>
[Carries(Duty.HandleRights)]
public sealed class OfficeModel(Db db, SetCommittee set) : StaffUnitPage(db, Duty.HandleRights, "/organisation")
{
    [BindProperty, Display(Name = "Why is this office not on the committee?")]
    public string? Because { get; set; }

    public string Office { get; private set; } = "";

    /// <summary>What the unit has said about the office; null when it is on the committee.</summary>
    public OffCommittee? Off { get; private set; }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await set.RunAsync(Actor, Unit.Id, Office, onCommittee: Off is not null, Because, stop);
        return Done(Off is null ? "Taken off the committee." : "Back on the committee.");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        Office = (string?)RouteData.Values["office"] ?? "";
        Off = await Db.VisibleTo<OffCommittee>(Actor, Duty.HandleRights)
            .AsNoTracking()
            .FirstOrDefaultAsync(o => o.UnitId == Unit.Id && o.Office == Office, stop);
        return await Db.Appointments.AnyAsync(a => a.UnitId == Unit.Id && a.Office == Office, stop);
    }
}

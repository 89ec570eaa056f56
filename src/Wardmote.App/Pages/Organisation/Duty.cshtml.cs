using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Gives a duty to an office of a unit, or takes it.</summary>
[Carries(Duty.GrantDuties)]
public sealed class DutyModel(Db db, ChangeDuty change, IClock clock) : StaffPage(db)
{
    [BindProperty, Display(Name = "Which office?"), Required(ErrorMessage = "Choose an office")]
    public string? Office { get; set; }

    [BindProperty, Display(Name = "Why?"), Required(ErrorMessage = "Say why, for the record")]
    public string? Because { get; set; }

    public Unit Unit { get; private set; } = null!;
    public Duty Duty { get; private set; }

    /// <summary>The offices that carry it here.</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    /// <summary>The offices that could: those Wardmote knows by name, and those held here.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, string duty, CancellationToken stop) =>
        await FindAsync(code, duty, stop) ? Page() : NotFound();

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(string code, string duty, CancellationToken stop)
    {
        if (!await FindAsync(code, duty, stop))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        var gives = !Offices.Contains(Office!.Trim().ToLowerInvariant());
        await change.RunAsync(Actor, Unit.Id, Duty, Office, gives, Because, stop);
        TempData["Done"] = gives ? $"The {Office} may do it from now on." : $"The {Office} may not do it any more.";
        return Redirect($"/organisation/{Unit.Code}/duties");
    }

    private async Task<bool> FindAsync(string code, string duty, CancellationToken stop)
    {
        if (Enum.GetNames<Duty>().FirstOrDefault(n => n == duty) is not { } name)
            return false;
        Duty = Enum.Parse<Duty>(name);
        var unit = await Db.UnitsVisibleTo(Actor, Duty.GrantDuties)
            .Where(u => Db.UnitsVisibleTo(Actor, Duty).Any(v => v.Id == u.Id))
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null)
            return false;
        Unit = unit;
        var today = clock.Today();
        Offices = (await DutyBook.OfAsync(Db, [unit.Id], today, stop)).Offices(unit.Id, Duty);
        var held = await Db.HeldOn(today).Where(a => a.UnitId == unit.Id).Select(a => a.Office).ToListAsync(stop);
        Choices = [.. OfficeNames.All.Union(held, StringComparer.Ordinal).Union(Offices).Order(StringComparer.Ordinal)];
        return true;
    }
}

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
public sealed class DutyModel(Db db, ChangeDuty change, IClock clock)
    : StaffUnitPage(db, Duty.GrantDuties, "/organisation")
{
    [BindProperty, Display(Name = "Which office?"), Required(ErrorMessage = "Choose an office")]
    public string? Office { get; set; }

    [BindProperty, Display(Name = "Why?"), Required(ErrorMessage = "Say why, for the record")]
    public string? Because { get; set; }

    public Duty Duty { get; private set; }

    /// <summary>The offices that carry it here.</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    /// <summary>The offices that could: those Wardmote knows by name, and those held here.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var gives = !Offices.Contains(Office!.Trim().ToLowerInvariant());
        await change.RunAsync(Actor, Unit.Id, Duty, Office, gives, Because, stop);
        return Done(
            gives ? $"The {Office} may do it from now on." : $"The {Office} may not do it any more.",
            "/duties"
        );
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var name = (string?)RouteData.Values["duty"];
        if (!Enum.GetNames<Duty>().Contains(name))
            return false;
        Duty = Enum.Parse<Duty>(name!);
        if (!await Db.UnitsVisibleTo(Actor, Duty).AnyAsync(u => u.Id == Unit.Id, stop))
            return false;
        var today = clock.Today();
        Offices = (await DutyBook.OfAsync(Db, [Unit.Id], today, stop)).Offices(Unit.Id, Duty);
        var held = await Db.HeldOn(today).Where(a => a.UnitId == Unit.Id).Select(a => a.Office).ToListAsync(stop);
        Choices = [.. OfficeNames.All.Union(held, StringComparer.Ordinal).Union(Offices).Order(StringComparer.Ordinal)];
        return true;
    }
}

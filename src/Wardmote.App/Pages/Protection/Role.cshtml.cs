using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>Which office of a unit is its champion, or its lead (R120, R121).</summary>
public sealed class RoleModel(Db db, UnitContacts contacts, ChooseRole choose, IClock clock) : ProtectionPage(db)
{
    [BindProperty, Display(Name = "Which office?")]
    public string? Office { get; set; }

    [BindProperty, Display(Name = "Who decided this, and when?")]
    public string? Because { get; set; }

    public UnitRole Role { get; private set; }

    /// <summary>The usual office, and those that somebody holds here today.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var contact = (await contacts.OfAsync(Db.Units.Where(u => u.Id == Unit.Id), stop))[0];
        Office = (Role == UnitRole.Champion ? contact.Champion : contact.Lead).Office;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await choose.RunAsync(Actor, Unit.Id, Role, Office, Because, stop);
        return Done("Saved");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var role = (string?)RouteData.Values["role"];
        Role = role == "champion" ? UnitRole.Champion : UnitRole.Lead;
        var held = await Db.HeldOn(clock.Today())
            .Where(a => a.UnitId == Unit.Id)
            .Select(a => a.Office)
            .Distinct()
            .ToListAsync(stop);
        Choices = [Role.UsualOffice(), .. held.Except([Role.UsualOffice()]).Order(StringComparer.Ordinal)];
        return role is "champion" or "lead";
    }
}

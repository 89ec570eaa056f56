using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Pages.Permits;

/// <summary>Gives somebody leave to keep people’s data themselves (R57, R58).</summary>
[Carries(Duty.PermitStorage)]
public sealed class NewModel(Db db, GivePermit give, IClock clock)
    : StaffUnitPage(db, Duty.PermitStorage, "/permits/units")
{
    [BindProperty, Display(Name = "Who keeps the data?")]
    public string? Person { get; set; }

    [BindProperty, Display(Name = "Their e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "What data?")]
    public string? Data { get; set; }

    [BindProperty, Display(Name = "Which task do they need it for?")]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "Where do they keep it?")]
    public string? Place { get; set; }

    [BindProperty, Display(Name = "The last day on which they may have it")]
    public LocalDate? Until { get; set; }

    [BindProperty, Display(Name = "The day on which you gave it in writing")]
    public LocalDate? GivenOn { get; set; }

    public void OnGet() => GivenOn = clock.Today();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var written = new NewPermit(Person, Email, Data, Purpose, Place, Until, GivenOn);
        var permit = await give.RunAsync(Actor, Unit.Id, written, stop);
        return Done("Permission on record", $"/{permit.Id}");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Ends a restriction, with the letter that the law asks for beforehand (UK GDPR Art 18(3)).</summary>
public sealed class RestrictionModel(Db db, RequestClock clock, EndRestriction end) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "From which day may it be used again?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "Why does it end?")]
    public string? Because { get; set; }

    /// <summary>Null when nothing is restricted.</summary>
    public InForce? InForce { get; private set; }

    public LocalDate Earliest => Today.PlusDays(EndRestriction.Notice);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await end.RunAsync(Actor, Case.Id, On, Because, stop);
        return Done("The person is told, and it ends that day.");
    }

    protected override async Task LoadAsync(CancellationToken stop) =>
        InForce = await Db.RestrictionsFor(Actor, Case.Id).FirstOrDefaultAsync(stop);
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>That a request is not answered, with the ground and the reasons the person reads.</summary>
public sealed class RefusalModel(Db db, RequestClock clock, RefuseRequest refuse) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "On what ground?")]
    public RefusalGround? Ground { get; set; }

    [BindProperty, Display(Name = "The earlier request"), StringLength(20)]
    public string? Earlier { get; set; }

    [BindProperty, Display(Name = "The legal advice")]
    public string? LegalAdvice { get; set; }

    [BindProperty, Display(Name = "Why, as the letter says it")]
    public string? Because { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await refuse.RunAsync(Actor, Case.Id, new(Ground, Because, LegalAdvice, Earlier), stop);
        return Done("Refused. The letter with the reasons is on its way.");
    }
}

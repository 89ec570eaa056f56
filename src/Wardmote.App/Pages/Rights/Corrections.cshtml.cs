using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>What the person says is wrong, what shows it, and whether it is put right.</summary>
public sealed class CorrectionsModel(Db db, RequestClock clock, RecordCorrection record) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "What is wrong?")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "What stands there now")]
    public string? Before { get; set; }

    [BindProperty, Display(Name = "What is to stand there")]
    public string? After { get; set; }

    [BindProperty, Display(Name = "What shows it")]
    public string? Evidence { get; set; }

    [BindProperty, Display(Name = "What is decided?")]
    public bool? Accepted { get; set; }

    [BindProperty, Display(Name = "Why it stays, as the letter says it")]
    public string? Because { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await record.RunAsync(Actor, Case.Id, new(What, Before, After, Evidence, Accepted, Because), stop);
        TempData["Done"] = "Decided. Add another, or go back and ask the officers.";
        return Redirect($"{CaseUrl}/corrections");
    }
}

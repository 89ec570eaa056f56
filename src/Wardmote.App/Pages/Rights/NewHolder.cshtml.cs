using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Someone whom the offices do not name is asked as well.</summary>
public sealed class NewHolderModel(Db db, RequestClock clock, AddHolder add) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Name")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "E-mail address")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "What they do or did")]
    public string? Capacity { get; set; }

    [BindProperty, Display(Name = "Why they are asked")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await add.RunAsync(Actor, Case.Id, Name, Email, Capacity, Reason, stop);
        TempData["Done"] = "Asked. They have the same time as the others.";
        return Redirect($"{CaseUrl}/holders");
    }
}

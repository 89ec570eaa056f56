using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The end of a request.</summary>
public sealed class ClosureModel(Db db, RequestClock clock, CloseRequest close) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Why it ends without an answer")]
    public string? Reason { get; set; }

    public bool Delivered => Case.IsAnswered;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await close.RunAsync(Actor, Case.Id, Reason, stop);
        return Done("Closed.");
    }
}

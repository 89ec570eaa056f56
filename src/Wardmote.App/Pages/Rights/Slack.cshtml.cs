using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Days of the policy's slack for one stage, with a reason.</summary>
public sealed class SlackModel(Db db, RequestClock clock, SpendSlack spend) : CasePage(db, clock)
{
    private readonly RequestClock clock = clock;

    [BindProperty, Display(Name = "Which stage needs longer?"), Required(ErrorMessage = "Choose the stage")]
    public string? Stage { get; set; }

    [BindProperty, Display(Name = "How many days"), Required(ErrorMessage = "Enter how many days")]
    public int? Days { get; set; }

    [BindProperty, Display(Name = "Why")]
    public string? Reason { get; set; }

    /// <summary>Null while the clock waits.</summary>
    public StagePlan? Plan { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await spend.RunAsync(Actor, Case.Id, Stage!, Days!.Value, Reason, stop);
        return Done("Days given. The law’s date has not moved.");
    }

    protected override async Task LoadAsync(CancellationToken stop) => Plan = await clock.StagesOfAsync(Case, stop);
}

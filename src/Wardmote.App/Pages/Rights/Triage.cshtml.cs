using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Rights.Triage;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Whether a request is more than the plain case: the facts, and what a person decides on them.</summary>
public sealed class TriageModel(Db db, RequestClock clock, TriageReading reading, AssessRequest assess)
    : CasePage(db, clock)
{
    [BindProperty, Display(Name = "What do you decide about?")]
    public Quality? Quality { get; set; }

    [BindProperty, Display(Name = "Is it so?")]
    public bool? Holds { get; set; }

    [BindProperty, Display(Name = "Why")]
    public string? Because { get; set; }

    public TriageFacts Facts { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await assess.RunAsync(Actor, Case.Id, Quality, Holds, Because, stop);
        TempData["Done"] = "Decided. Nothing follows of itself: the next step is yours.";
        return Redirect($"{CaseUrl}/triage");
    }

    protected override async Task LoadAsync(CancellationToken stop) => Facts = await reading.OfAsync(Case, stop);
}

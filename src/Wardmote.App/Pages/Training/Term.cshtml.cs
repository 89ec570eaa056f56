using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>How long training counts in the unit and below: less than the policy allows, never more.</summary>
public sealed class TermModel(Db db, SetTrainingTerm set, TrainingTerms terms) : TrainingPage(db)
{
    /// <summary>"policy" or "own".</summary>
    [BindProperty, Display(Name = "How long does training count?")]
    [Required(ErrorMessage = "Choose how long training counts")]
    public string? Way { get; set; }

    [BindProperty, Display(Name = "How many months?")]
    public int? Months { get; set; }

    [BindProperty, Display(Name = "Who decided this, and when?")]
    public string? Reason { get; set; }

    /// <summary>"2 years".</summary>
    public string Policy => terms.Policy;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Way == "own" && Months is null && ModelState[nameof(Months)]?.Errors.Count is null or 0)
            ModelState.AddModelError(nameof(Months), "Enter a number of months");
        if (!ModelState.IsValid)
            return Page();
        await set.RunAsync(Actor, Unit.Id, Way == "own" ? Months : null, Reason, stop);
        return Done("Saved. It counts from now on.");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method))
            return true;
        var term = await Db.TrainingTerms.AsNoTracking().SingleOrDefaultAsync(t => t.UnitId == Unit.Id, stop);
        (Way, Months) = (term is null ? "policy" : "own", term?.Months);
        return true;
    }
}

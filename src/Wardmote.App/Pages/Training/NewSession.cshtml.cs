using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>Plans a session in person, or writes down one that was held.</summary>
public sealed class NewSessionModel(Db db, PlanSession plan) : TrainingPage(db)
{
    [BindProperty, Display(Name = "Which day?"), Required(ErrorMessage = "Enter the day of the session")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "Where?"), Required(ErrorMessage = "Enter where it is"), StringLength(200)]
    public string? Place { get; set; }

    [BindProperty, Display(Name = "Who leads it?"), Required(ErrorMessage = "Enter who leads it"), StringLength(200)]
    public string? Trainer { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var session = await plan.RunAsync(Actor, Unit.Id, new(On!.Value, Place, Trainer), stop);
        TempData["Done"] = "The session is on record";
        return Redirect($"/training/sessions/{session.Id}");
    }
}

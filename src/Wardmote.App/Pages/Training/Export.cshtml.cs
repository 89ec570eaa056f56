using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>Takes the unit's officers and their training out, as a file for a spreadsheet.</summary>
public sealed class ExportModel(Db db, ExportTraining export, IClock clock) : TrainingPage(db)
{
    [BindProperty, Display(Name = "Which of them?")]
    public Standing? Standing { get; set; }

    public IEnumerable<SelectListItem> Standings =>
        Enum.GetValues<Standing>().Select(s => new SelectListItem(TrainingWords.Of(s), s.ToString()));

    public void OnGet() { }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var file = await export.RunAsync(Actor, Unit.Id, Standing, stop);
        return File(file, "text/csv", $"training-{Unit.Code}-{LocalDatePattern.Iso.Format(clock.Today())}.csv");
    }
}

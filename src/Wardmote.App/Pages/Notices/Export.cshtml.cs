using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Notices;
using Wardmote.Store;

namespace Wardmote.App.Pages.Notices;

/// <summary>Takes the notice list out for one notice (R79).</summary>
public sealed class ExportModel(Db db, ExportNotices export, IClock clock) : NoticesPage(db)
{
    [BindProperty, Display(Name = "Which notice is it for?")]
    public NoticePurpose? Purpose { get; set; }

    public void OnGet() { }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var file = await export.RunAsync(Actor, Unit.Id, Purpose, stop);
        return File(file, "text/csv", $"notices-{Unit.Code}-{LocalDatePattern.Iso.Format(clock.Today())}.csv");
    }
}

using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>All that is kept back, with its balance and the privilege log (R148, R149): to be read, printed or taken out.</summary>
public sealed class ScheduleModel(Db db, RequestClock clock, ExportKeptBack export) : CasePage(db, clock)
{
    public void OnGet() { }

    [FreshFactor]
    public async Task<IActionResult> OnPostExportAsync(CancellationToken stop) =>
        File(await export.RunAsync(Actor, Case.Id, stop), "text/csv", $"kept-back-{Case.Reference}.csv");
}

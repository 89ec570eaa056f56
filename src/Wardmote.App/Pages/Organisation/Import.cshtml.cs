using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.App.Worker;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>One import: how far it has come, what it would change, and the decision.</summary>
[Carries(Duty.KeepMembership)]
public sealed class ImportModel(Db db, ConfirmImport confirm, RepeatImport repeat, ImportWorker worker) : StaffPage(db)
{
    // The page asks again by itself while a worker is busy: no script is needed.
    private const string SecondsBetweenLooks = "3";

    [BindProperty, Display(Name = "Leave out the rows with errors and take the rest")]
    public bool SkipBadRows { get; set; }

    [BindProperty, Display(Name = "How many members have left?")]
    public int? ConfirmedLeavers { get; set; }

    public Import Import { get; private set; } = null!;
    public ImportReport? Report { get; private set; }
    public string? UnitName { get; private set; }

    /// <summary>How far the reading has come; null while it waits its turn.</summary>
    public ImportProgress? Progress => worker.ProgressOf(Import.Id);

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var stop = HttpContext.RequestAborted;
        var id = Guid.TryParse((string?)RouteData.Values["id"], out var given) ? given : Guid.Empty;
        var import = await Db.ImportsOf(Actor).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop);
        if (import is null)
        {
            context.Result = NotFound();
            return;
        }
        Import = import;
        Report = ImportReports.Read(import);
        UnitName = await Db.Units.Where(u => u.Id == import.UnitId).Select(u => u.Name).SingleOrDefaultAsync(stop);
        await next();
    }

    public void OnGet()
    {
        if (Import.IsUnderWay)
            Response.Headers["Refresh"] = SecondsBetweenLooks;
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await confirm.RunAsync(Actor, Import.Id, SkipBadRows, ConfirmedLeavers, stop);
        worker.Wake();
        return Redirect($"/organisation/imports/{Import.Id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken stop)
    {
        await repeat.RunAsync(Actor, Import.Id, stop);
        worker.Wake();
        return Redirect($"/organisation/imports/{Import.Id}");
    }

    /// <summary>The rows with errors as a file to correct: a download of personal data, so a POST.</summary>
    [FreshFactor]
    public async Task<IActionResult> OnPostRefusedAsync(CancellationToken stop)
    {
        using var file = new MemoryStream();
        await HttpContext.RequestServices.RunUploadAsync(
            Actor,
            Import,
            order => order with { DryRun = true, SkipBadRows = true, RefusedRows = () => file },
            stop
        );
        return File(file.ToArray(), "text/csv; charset=utf-8", $"{Import.FileName}.refused.csv");
    }
}

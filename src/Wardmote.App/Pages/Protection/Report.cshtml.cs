using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The monitoring report of a controller for a period, made from what is on record (R103).</summary>
public sealed class ReportModel(Db db, OfficesOnRecord offices, Monitoring monitoring, IClock clock)
    : ControllerPage(db)
{
    /// <summary>The first day; a year ago when left out.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "From")]
    public LocalDate? From { get; set; }

    /// <summary>The last day; today when left out.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "Until")]
    public LocalDate? Until { get; set; }

    public ControllerOnRecord On { get; private set; } = null!;
    public MonitoringReport Report { get; private set; } = null!;
    public LocalDate Today => clock.Today();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var until = Until ?? Today;
        var from = From ?? until.PlusYears(-1).PlusDays(1);
        if (from > until)
            ModelState.AddModelError(nameof(Until), "The last day cannot be before the first.");
        (From, Until) = (from, until);
        On = (await offices.ForAsync(Unit.Id, stop))!;
        Report = await monitoring.OfAsync(Unit.Id, from, until, stop);
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Every request the officer handles, the next due first.</summary>
[Carries(Duty.HandleRights)]
public sealed class IndexModel(Db db, RequestClock clock, ExportRequests export) : StaffPage(db)
{
    private const int PageSize = 50;

    /// <summary>Which of them are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public RequestView Show { get; set; }

    // From the query alone: "page" is also the framework's own name for where a page's file is.
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Request> Requests { get; private set; } = [];
    public RequestCounts Counts { get; private set; } = null!;

    /// <summary>This month, for a meeting.</summary>
    public RequestMonth Month { get; private set; } = null!;
    public int RestrictedCount { get; private set; }
    public int KeptCount { get; private set; }
    public bool More { get; private set; }
    public LocalDate Today => clock.Today;

    public async Task OnGetAsync(CancellationToken stop)
    {
        Counts = await Db.CountRequestsAsync(Actor, Today, stop);
        Month = await Db.MonthOfRequestsAsync(Actor, Today.ToYearMonth(), stop);
        RestrictedCount = await Db.RestrictionsFor(Actor).CountAsync(stop);
        KeptCount = await Db.KeptFor(Actor).CountAsync(stop);
        (var keys, Number, More) = await Db.SeenBy(Actor, Show, Today)
            .Select(r => r.Id)
            .PageAsync(Number, PageSize, stop);
        Requests = await Db.ForNextStepAsync(Actor, keys, stop);
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var file = await export.RunAsync(Actor, Show, stop);
        return File(file, "text/csv", $"requests-{LocalDatePattern.Iso.Format(Today)}.csv");
    }
}

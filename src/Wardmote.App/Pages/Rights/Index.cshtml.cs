using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Every request the officer handles, the next due first.</summary>
[Carries(Duty.HandleRights)]
public sealed class IndexModel(Db db, RequestClock clock) : StaffPage(db)
{
    private const int PageSize = 50;

    /// <summary>Closed requests instead of open ones.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    // From the query alone: "page" is also the framework's own name for where a page's file is.
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<Request> Requests { get; private set; } = [];
    public int Open { get; private set; }
    public int ClosedCount { get; private set; }
    public int KeptCount { get; private set; }
    public bool More { get; private set; }
    public LocalDate Today => clock.Today;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var mine = Db.VisibleTo<Request>(Actor, Duty.HandleRights).AsNoTracking();
        Open = await mine.CountAsync(r => r.Closure == null, stop);
        ClosedCount = await mine.CountAsync(r => r.Closure != null, stop);
        KeptCount = await Db.KeptFor(Actor).CountAsync(stop);
        var shown = Closed
            ? mine.Where(r => r.Closure != null).OrderByDescending(r => r.Closure!.At)
            : Db.OpenTo(Actor);
        (Requests, Number, More) = await shown.Whole().PageAsync(Number, PageSize, stop);
    }
}

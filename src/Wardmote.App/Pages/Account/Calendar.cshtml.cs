using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>The secret address for one's own calendar: made, replaced, switched off.</summary>
[AnyOfficer, FreshFactor]
public sealed class CalendarModel(Db db, MakeCalendarAddress make, EndCalendarAddress end, Installation installation)
    : StaffPage(db)
{
    private const string Made = "CalendarToken";

    /// <summary>The address when it has just been made; null at any other time, because only its hash is kept.</summary>
    public Uri? Fresh { get; private set; }

    /// <summary>The same for a device that asks its calendar by itself.</summary>
    public string? Subscription => Fresh is null ? null : $"webcal://{Fresh.Authority}{Fresh.AbsolutePath}";

    /// <summary>Null when there is none.</summary>
    public Instant? MadeAt { get; private set; }

    public Task OnGetAsync(CancellationToken stop)
    {
        if (TempData[Made] is string token)
            Fresh = Calendars.Address(installation, token);
        return LoadAsync(stop);
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        // In a sealed cookie until the page has shown it.
        TempData[Made] = await make.RunAsync(Actor, stop);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken stop)
    {
        await end.RunAsync(Actor, stop);
        TempData["Done"] = "The calendar address is switched off";
        return Redirect("/account");
    }

    private async Task LoadAsync(CancellationToken stop) =>
        MadeAt = await Db
            .CalendarAddresses.Where(c => c.AccountId == Actor.Id)
            .Select(c => (Instant?)c.MadeAt)
            .SingleOrDefaultAsync(stop);
}

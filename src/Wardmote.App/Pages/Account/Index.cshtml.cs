using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>One's own account: the offices it stands on, and the browsers signed in to it.</summary>
[AnyOfficer]
public sealed class IndexModel(Db db, LiveSessions sessions, EndSessions end, IClock clock) : StaffPage(db)
{
    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>In words: "Secretary, Northbury".</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    public IReadOnlyList<LiveSession> Sessions { get; private set; } = [];

    /// <summary>The session this page was asked for in.</summary>
    public Guid? Here => Visitor.Session(User);

    public DateTimeZone Zone => UkTime.Zone;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var account = await Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Actor.Id, stop);
        (Name, Email) = (account.PersonName, account.Email ?? account.EmailKey);
        var held = await Db.HeldOn(clock.Today())
            .Where(a => a.EmailKey == account.EmailKey)
            .Select(a => new { a.Office, Unit = a.Unit.Name })
            .ToListAsync(stop);
        Offices =
        [
            .. held.Select(h => $"{char.ToUpperInvariant(h.Office[0])}{h.Office[1..]}, {h.Unit}")
                .Order(StringComparer.CurrentCulture),
        ];
        Sessions = await sessions.OfAsync(account.Id, stop);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        if (await end.RunAsync(Actor, session, HttpContext.RequestAborted) == 0)
            return NotFound();
        TempData["Done"] = "That browser is signed out";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        await end.RunAsync(Actor, null, HttpContext.RequestAborted);
        SessionScheme.Take(HttpContext);
        TempData["Done"] = "You are signed out everywhere";
        return Redirect("/signin");
    }
}

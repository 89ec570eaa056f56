using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>One's own account: the offices it stands on, and the browsers signed in to it.</summary>
[BeforeTraining]
public sealed class IndexModel(Db db, LiveSessions sessions, EndSessions end, SingleSignOn single, IClock clock)
    : StaffPage(db)
{
    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <summary>By the names they were given.</summary>
    public IReadOnlyList<string> Passkeys { get; private set; } = [];

    public bool HasPassword { get; private set; }

    public bool HasApp { get; private set; }

    /// <summary>What people call the provider of single sign-on; null when there is none.</summary>
    public string? Provider => single.Name;

    /// <summary>Whether it can sign them in.</summary>
    public bool IsBound { get; private set; }

    /// <summary>How many recovery codes still work.</summary>
    public int CodesLeft { get; private set; }

    /// <summary>In words: "Secretary, Northbury".</summary>
    public IReadOnlyList<string> Offices { get; private set; } = [];

    /// <summary>When the address of their calendar was made; null when there is none.</summary>
    public Instant? CalendarMadeAt { get; private set; }

    public IReadOnlyList<LiveSession> Sessions { get; private set; } = [];

    /// <summary>The session this page was asked for in.</summary>
    public Guid? Here => Visitor.Session(User);

    public DateTimeZone Zone => UkTime.Zone;

    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        var account = await Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Actor.Id, stop);
        (Name, Email) = (account.PersonName, account.Email ?? account.EmailKey);
        (HasPassword, HasApp) = (account.PasswordHash is not null, account.SealedTotpSecret is not null);
        Passkeys = await Db
            .Passkeys.Where(p => p.AccountId == account.Id)
            .OrderBy(p => p.MadeAt)
            .Select(p => p.Name)
            .ToListAsync(stop);
        IsBound = await Db.ProviderBindings.AnyAsync(b => b.AccountId == account.Id, stop);
        CodesLeft = await Db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, stop);
        var held = await Db.HeldOn(clock.Today())
            .Where(a => a.EmailKey == account.EmailKey)
            .Select(a => new { a.Office, Unit = a.Unit.Name })
            .ToListAsync(stop);
        Offices =
        [
            .. held.Select(h => $"{char.ToUpperInvariant(h.Office[0])}{h.Office[1..]}, {h.Unit}")
                .Order(StringComparer.CurrentCulture),
        ];
        CalendarMadeAt = (
            await Db.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account.Id, stop)
        )?.MadeAt;
        Sessions = await sessions.OfAsync(account.Id, stop);
    }

    /// <summary>Ends one of the sessions shown, or every one.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? session, bool everywhere)
    {
        if (session is null != everywhere)
            return BadRequest();
        if (await end.RunAsync(Actor, session, HttpContext.RequestAborted) == 0)
            return NotFound();
        TempData["Done"] = everywhere ? "You are signed out everywhere" : "That browser is signed out";
        if (!everywhere)
            return RedirectToPage();
        SessionScheme.Take(HttpContext);
        return Redirect("/signin");
    }
}

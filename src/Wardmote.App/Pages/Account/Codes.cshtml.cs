using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>How many recovery codes are left, and ten new ones, shown once.</summary>
[AnyOfficer, FreshFactor]
public sealed class CodesModel(Db db, MakeRecoveryCodes make, SealedCookies cookies) : StaffPage(db)
{
    /// <summary>How many still work; null when none were ever made.</summary>
    public int? Left { get; private set; }

    public LocalDate? MadeOn { get; private set; }

    /// <summary>The new codes: the browser brought them from the making, and this page shows them once.</summary>
    public IReadOnlyList<string>? Made { get; private set; }

    public async Task OnGetAsync()
    {
        Made =
            cookies.Get<MadeCodes>(HttpContext, MadeCodes.Cookie) is { } made && made.AccountId == Actor.Id
                ? made.Codes
                : null;
        if (Made is not null)
        {
            cookies.Drop(HttpContext, MadeCodes.Cookie);
            return;
        }
        var codes = await Db
            .RecoveryCodes.AsNoTracking()
            .Where(c => c.AccountId == Actor.Id)
            .ToListAsync(HttpContext.RequestAborted);
        if (codes.Count == 0)
            return;
        Left = codes.Count(c => c.UsedAt is null);
        MadeOn = codes[0].MadeAt.UkDate();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var made = await make.RunAsync(Actor, HttpContext.RequestAborted);
        cookies.Put(HttpContext, MadeCodes.Cookie, new MadeCodes(Actor.Id!.Value, made), MadeCodes.Lasting);
        return RedirectToPage();
    }
}

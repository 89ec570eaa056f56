using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>How many recovery codes are left, and the making of ten new ones.</summary>
[BeforeTraining, FreshFactor]
public sealed class CodesModel(Db db, MakeRecoveryCodes make, SealedCookies cookies) : StaffPage(db)
{
    /// <summary>How many still work; null when none were ever made.</summary>
    public int? Left { get; private set; }

    public LocalDate? MadeOn { get; private set; }

    public async Task OnGetAsync()
    {
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
        return RedirectToPage("/Account/MadeCodes");
    }
}

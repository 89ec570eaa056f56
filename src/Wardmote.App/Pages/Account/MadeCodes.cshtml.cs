using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>Shows the recovery codes that have just been made, once.</summary>
[BeforeTraining]
public sealed class MadeCodesModel(Db db, SealedCookies cookies) : StaffPage(db)
{
    /// <summary>As the browser brought them from the making.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (cookies.Get<MadeCodes>(HttpContext, MadeCodes.Cookie) is not { } made || made.AccountId != Actor.Id)
            return RedirectToPage("/Account/Codes");
        cookies.Drop(HttpContext, MadeCodes.Cookie);
        Codes = made.Codes;
        return Page();
    }
}

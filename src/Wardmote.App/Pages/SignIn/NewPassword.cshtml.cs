using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>
/// The page behind the link for a forgotten password. Opening it changes nothing; the form wants the second factor as well
/// as the new password.
/// </summary>
[Public]
public sealed class NewPasswordModel(Db db, ResetPassword reset, Tries tries, Entrance entrance, IClock clock)
    : PageModel
{
    [BindProperty, Required(ErrorMessage = "Choose a new password")]
    public string? Chosen { get; set; }

    [BindProperty, Required(ErrorMessage = FreshFactor.Missing)]
    public string? Code { get; set; }

    /// <summary>Whose password it will be; null when the link no longer works.</summary>
    public string? Email { get; private set; }

    public async Task OnGetAsync(string token) =>
        Email = await db.OpenLinks(token, LinkPurpose.NewPassword, clock.GetCurrentInstant())
            .Select(l => l.Account.Email)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        await OnGetAsync(token);
        if (Email is null || !ModelState.IsValid)
            return Page();
        var key = Keys.Email(Email)!;
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Code, key);
        var session = await reset.RunAsync(token, Chosen, Code, Browsers.Name(Request), HttpContext.RequestAborted);
        await giveBackAsync();
        entrance.LetIn(HttpContext, session, key);
        TempData["Done"] = "Your new password counts from now on, and you are signed in";
        return Redirect(RecoveryCode.IsMeantBy(Code) ? "/account/codes" : "/");
    }
}

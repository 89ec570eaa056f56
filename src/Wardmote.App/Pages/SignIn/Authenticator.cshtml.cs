using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>The end of an invitation: the person enrols an authenticator app, and both halves of the account are saved at once.</summary>
[Public]
public sealed class AuthenticatorModel(
    AcceptInvitation accept,
    Invitations invitations,
    Tries tries,
    SealedCookies cookies,
    Entrance entrance
) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the code your app shows")]
    public string? Code { get; set; }

    /// <summary>
    /// What the page before this one left in the browser; null when that was too long ago, and once the invitation is
    /// used up, so that a copy of the cookie shows nobody the key of the app.
    /// </summary>
    public Enrolling? Enrolling { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (Enrolling is null || !ModelState.IsValid)
            return Page();
        var key = Keys.Email(Enrolling.Email)!;
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Code, key);
        var token = await accept.RunAsync(
            Enrolling.Token,
            new PasswordAndApp(Enrolling.PasswordHash, Enrolling.TotpSecret, Code),
            Browsers.Name(Request),
            HttpContext.RequestAborted
        );
        await giveBackAsync();
        entrance.LetIn(HttpContext, token, key);
        TempData["Done"] = "Your account is ready, and you are signed in";
        return Redirect("/");
    }

    private async Task LoadAsync()
    {
        var left = cookies.Get<Enrolling>(HttpContext, Enrolling.Cookie);
        if (left is null)
            return;
        if (await invitations.FindAsync(left.Token, HttpContext.RequestAborted) is null)
            ModelState.AddModelError("", Invitations.Gone);
        else
            Enrolling = left;
    }
}

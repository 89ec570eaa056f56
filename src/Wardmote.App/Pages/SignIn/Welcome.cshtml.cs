using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>
/// The page behind an invitation: the person makes a passkey, and is in; or chooses a password. That saves nothing: the
/// invitation is used up on the next page, when the authenticator app has shown that it works.
/// </summary>
[Public]
public sealed class WelcomeModel(
    Invitations invitations,
    AcceptInvitation accept,
    Passkeys passkeys,
    Tries tries,
    SealedCookies cookies,
    Entrance entrance
) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Choose a password")]
    public string? Password { get; set; }

    [BindProperty]
    public PasskeyFields NewPasskey { get; set; } = new();

    /// <summary>For a device; null where passkeys do not work.</summary>
    public PasskeyQuestion? Question { get; private set; }

    /// <summary>Who is invited; null when the link no longer works.</summary>
    public OpenInvitation? Invitation { get; private set; }

    public async Task OnGetAsync(string token)
    {
        Invitation = await invitations.FindAsync(token, HttpContext.RequestAborted);
        if (Invitation is { } who)
            Question = await passkeys.AskForNewAsync(
                HttpContext,
                "Make a passkey",
                who.AccountId,
                who.Email,
                who.PersonName
            );
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string token)
    {
        await OnGetAsync(token);
        ModelState.Clear();
        if (Invitation is not { } who)
            return Page();
        var device = Browsers.Name(Request);
        var made = await passkeys.CheckNewAsync(HttpContext, NewPasskey, who.AccountId, device);
        var session = await accept.RunAsync(token, new FirstPasskey(made), device, HttpContext.RequestAborted);
        entrance.LetIn(HttpContext, session, Keys.Email(who.Email)!);
        TempData["Done"] =
            "Your account is ready, and you are signed in. Make recovery codes now, for the day the device is lost";
        return Redirect("/account/codes");
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        await OnGetAsync(token);
        if (Invitation is null || !ModelState.IsValid)
            return Page();
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Password, Keys.Email(Invitation.Email));
        var hash = await invitations.HashPasswordAsync(token, Password, nameof(Password), HttpContext.RequestAborted);
        await giveBackAsync();
        cookies.Put(
            HttpContext,
            Enrolling.Cookie,
            new Enrolling(token, Invitation.Email, hash, Totp.NewSecret()),
            Enrolling.Lasting
        );
        return RedirectToPage("/SignIn/Authenticator");
    }
}

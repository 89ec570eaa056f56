using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>
/// The page behind an invitation: the person chooses a password. It saves nothing; the invitation is used up on the next
/// page, when the authenticator app has shown that it works.
/// </summary>
[Public]
public sealed class WelcomeModel(Invitations invitations, Tries tries, SealedCookies cookies) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Choose a password")]
    public string? Password { get; set; }

    /// <summary>Who is invited; null when the link no longer works.</summary>
    public OpenInvitation? Invitation { get; private set; }

    public async Task OnGetAsync(string token) => Invitation = await FindAsync(token);

    public async Task<IActionResult> OnPostAsync(string token)
    {
        Invitation = await FindAsync(token);
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

    private Task<OpenInvitation?> FindAsync(string token) => invitations.FindAsync(token, HttpContext.RequestAborted);
}

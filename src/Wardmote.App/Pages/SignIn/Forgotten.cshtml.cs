using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>Asks for a link to choose a new password. It answers alike whether or not there is such an account.</summary>
[Public]
public sealed class ForgottenModel(NoteForgottenPassword note, Tries tries) : PageModel
{
    [BindProperty, Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address")]
    public string? Email { get; set; }

    /// <summary>Whether the form has been sent.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        await tries.CountAsync(HttpContext, Tries.NewPassword, Keys.Email(Email));
        await note.RunAsync(Email, HttpContext.RequestAborted);
        return RedirectToPage(new { sent = true });
    }
}

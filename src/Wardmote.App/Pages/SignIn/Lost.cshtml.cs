using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;

namespace Wardmote.App.Pages.SignIn;

/// <summary>
/// For someone whose phone and recovery codes are lost, in the browser where they have proved their password: asks two
/// officers to make sure that it is they.
/// </summary>
[Public]
public sealed class LostModel(AskForRecovery ask, SealedCookies cookies) : PageModel
{
    /// <summary>Whether the form has been sent.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    private Halfway? Halfway => cookies.Get<Halfway>(HttpContext, Wardmote.App.SignIn.Halfway.Cookie);

    public IActionResult OnGet() => Halfway is null ? RedirectToPage("/SignIn/Index") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Halfway is not { } halfway)
            return RedirectToPage("/SignIn/Index");
        await ask.RunAsync(halfway.AccountId, HttpContext.RequestAborted);
        return RedirectToPage(new { sent = true });
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;

namespace Wardmote.App.Pages.SignIn;

/// <summary>The second page of signing in: the code of the authenticator app, in the browser where the password was proved.</summary>
[Public]
public sealed class CodeModel(OpenSession open, Tries tries, SealedCookies cookies, Entrance entrance) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter the code from your authenticator app")]
    public string? Code { get; set; }

    /// <summary>The page that asked for the sign-in.</summary>
    [FromQuery]
    public string? From { get; set; }

    private Halfway? Halfway => cookies.Get<Halfway>(HttpContext, Wardmote.App.SignIn.Halfway.Cookie);

    public IActionResult OnGet() => Halfway is null ? RedirectToPage("/SignIn/Index", new { From }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Halfway is not { } halfway)
            return RedirectToPage("/SignIn/Index", new { From });
        if (!ModelState.IsValid)
            return Page();
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Code, halfway.EmailKey);
        var isKnown = entrance.Knows(HttpContext, halfway.EmailKey);
        var device = Browsers.Name(Request);
        var token = await open.RunAsync(
            halfway.AccountId,
            new TypedCode(Code),
            device,
            isKnown,
            HttpContext.RequestAborted
        );
        await giveBackAsync();
        entrance.LetIn(HttpContext, token, halfway.EmailKey);
        if (RecoveryCode.IsMeantBy(Code))
            return RedirectToPage("/Account/Codes");
        return Redirect(Url.IsLocalUrl(From) ? From : "/");
    }
}

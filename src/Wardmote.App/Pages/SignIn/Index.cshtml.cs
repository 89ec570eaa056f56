using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>The first page of signing in: address and password. It answers alike whether or not there is such an account.</summary>
[Public]
public sealed class IndexModel(CheckPassword check, Tries tries, SealedCookies cookies) : PageModel
{
    [BindProperty, Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    /// <summary>The page that asked for the sign-in.</summary>
    [FromQuery]
    public string? From { get; set; }

    public IActionResult OnGet() => Visitor.Id(User) is null ? Page() : Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var key = Keys.Email(Email);
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Password, key);
        if (await check.RunAsync(Email, Password, HttpContext.RequestAborted) is not { } account)
            throw new Refused(
                "That address and password do not belong together. Check both and try again.",
                nameof(Password)
            );
        await giveBackAsync();
        cookies.Put(HttpContext, Halfway.Cookie, new Halfway(account, key!), Halfway.Lasting);
        return RedirectToPage("/SignIn/Code", new { From });
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>The first page of signing in: address and password. It answers alike whether or not there is such an account.</summary>
[Public]
public sealed class IndexModel(
    CheckPassword check,
    OpenSession open,
    Passkeys passkeys,
    SingleSignOn single,
    Tries tries,
    SealedCookies cookies,
    Entrance entrance
) : PageModel
{
    [BindProperty, Display(Name = "E-mail address"), Required(ErrorMessage = "Enter your e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter your password")]
    public string? Password { get; set; }

    [BindProperty]
    public PasskeyFields Passkey { get; set; } = new();

    /// <summary>For a device; null where passkeys do not work.</summary>
    public PasskeyQuestion? Question { get; private set; }

    /// <summary>What people call the provider of single sign-on; null when there is none.</summary>
    public string? Provider => single.Name;

    /// <summary>The page that asked for the sign-in.</summary>
    [FromQuery]
    public string? From { get; set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        Question = await passkeys.AskAsync(HttpContext, "Sign in with a passkey", account: null);
        await next();
    }

    public IActionResult OnGet() => Visitor.Id(User) is null ? Page() : Redirect("/");

    /// <summary>A passkey is both factors.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        ModelState.Clear();
        var stop = HttpContext.RequestAborted;
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Passkey, emailKey: null);
        var (account, proof) = await passkeys.CheckAsync(HttpContext, Passkey, accountId: null);
        var isKnown = entrance.Knows(HttpContext, account.EmailKey);
        var token = await open.RunAsync(account.Id, proof, Browsers.Name(Request), isKnown, stop);
        await giveBackAsync();
        entrance.LetIn(HttpContext, token, account.EmailKey);
        return Redirect(Url.IsLocalUrl(From) ? From : "/");
    }

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

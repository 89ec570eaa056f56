using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>Puts another phone in the place of the one that shows the codes now.</summary>
[BeforeTraining, FreshFactor]
public sealed class AuthenticatorModel(Db db, ChangeAuthenticator change, Tries tries, SealedCookies cookies)
    : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = "Enter the code the new app shows")]
    public string? Code { get; set; }

    /// <summary>What the new app is to be given; the browser keeps it until the app shows that it has it.</summary>
    public NewAuthenticator New { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        if (!ModelState.IsValid)
            return Page();
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Code, await EmailKeyAsync());
        var token = await change.RunAsync(Actor, New.Secret, Code, Browsers.Name(Request), HttpContext.RequestAborted);
        await giveBackAsync();
        cookies.Drop(HttpContext, NewAuthenticator.Cookie);
        SessionScheme.Give(HttpContext, token);
        TempData["Done"] = "From now on, the new phone shows your codes";
        return Redirect("/account");
    }

    private async Task LoadAsync()
    {
        if (cookies.Get<NewAuthenticator>(HttpContext, NewAuthenticator.Cookie) is { } kept && kept.IsFor(Actor))
        {
            Keep(kept);
            return;
        }
        var email = await Db
            .Accounts.Where(a => a.Id == Actor.Id)
            .Select(a => a.Email ?? a.EmailKey)
            .SingleAsync(HttpContext.RequestAborted);
        Keep(new(Actor.Id!.Value, email, Totp.NewSecret()));
    }

    private void Keep(NewAuthenticator authenticator)
    {
        New = authenticator;
        cookies.Put(HttpContext, NewAuthenticator.Cookie, authenticator, NewAuthenticator.Lasting);
    }
}

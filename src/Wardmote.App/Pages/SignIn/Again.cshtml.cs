using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>Asks for a second factor again, before a page that is declared with <see cref="FreshFactorAttribute"/>.</summary>
[BeforeTraining]
public sealed class AgainModel(Db db, ProveAgain prove, Tries tries) : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = "Enter the code from your authenticator app")]
    public string? Code { get; set; }

    /// <summary>The page that asked for it.</summary>
    [FromQuery]
    public string? From { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || Visitor.Session(User) is not { } session)
            return Page();
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Code, await EmailKeyAsync());
        await prove.RunAsync(Actor, session, Code, HttpContext.RequestAborted);
        await giveBackAsync();
        return Redirect(Url.IsLocalUrl(From) ? From : "/account");
    }
}

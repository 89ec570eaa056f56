using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>Changes one's own password.</summary>
[BeforeTraining]
public sealed class PasswordModel(Db db, ChangePassword change, Tries tries) : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = "Enter your current password")]
    public string? Current { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a new password")]
    public string? Chosen { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var giveBackAsync = await tries.CountAsync(HttpContext, Tries.Password, await EmailKeyAsync());
        var token = await change.RunAsync(Actor, Current, Chosen, Browsers.Name(Request), HttpContext.RequestAborted);
        await giveBackAsync();
        SessionScheme.Give(HttpContext, token);
        TempData["Done"] = "Your password is changed";
        return Redirect("/account");
    }
}

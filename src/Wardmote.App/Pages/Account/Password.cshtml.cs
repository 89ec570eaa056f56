using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>Changes one's own password, or chooses a first one.</summary>
[BeforeTraining]
public sealed class PasswordModel(Db db, ChangePassword change, Tries tries) : StaffPage(db)
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a new password")]
    public string? Chosen { get; set; }

    /// <summary>Whether there is one to be replaced: who signs in with passkeys alone has none.</summary>
    public bool HasOne { get; private set; }

    public async Task OnGetAsync() =>
        HasOne = await Db.Accounts.AnyAsync(
            a => a.Id == Actor.Id && a.PasswordHash != null,
            HttpContext.RequestAborted
        );

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (HasOne && string.IsNullOrEmpty(Current))
            ModelState.AddModelError(nameof(Current), "Enter your current password");
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

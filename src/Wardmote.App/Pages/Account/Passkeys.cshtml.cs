using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Account;

/// <summary>One's own passkeys: listed, added, removed.</summary>
[BeforeTraining, FreshFactor]
public sealed class PasskeysModel(Db db, Wardmote.App.SignIn.Passkeys passkeys, AddPasskey add, RemovePasskey remove)
    : StaffPage(db)
{
    [BindProperty, StringLength(100)]
    public string? Name { get; set; }

    [BindProperty]
    public PasskeyFields NewPasskey { get; set; } = new();

    public IReadOnlyList<Passkey> Known { get; private set; } = [];

    /// <summary>For a device; null where passkeys do not work.</summary>
    public PasskeyQuestion? Question { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var stop = HttpContext.RequestAborted;
        Known = await Db
            .Passkeys.AsNoTracking()
            .Where(p => p.AccountId == Actor.Id)
            .OrderBy(p => p.MadeAt)
            .ToListAsync(stop);
        var account = await Db.Accounts.AsNoTracking().SingleAsync(a => a.Id == Actor.Id, stop);
        Question = await passkeys.AskForNewAsync(
            HttpContext,
            "Add a passkey",
            account.Id,
            account.EmailKey,
            account.PersonName
        );
        await next();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var device = Browsers.Name(Request);
        var made = await passkeys.CheckNewAsync(HttpContext, NewPasskey, Actor.Id!.Value, Name);
        return Done(await add.RunAsync(Actor, made, device, HttpContext.RequestAborted), "The passkey is added");
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "Remove")] Guid id)
    {
        var token = await remove.RunAsync(Actor, id, Browsers.Name(Request), HttpContext.RequestAborted);
        return Done(token, "The passkey is removed");
    }

    private RedirectResult Done(string token, string word)
    {
        SessionScheme.Give(HttpContext, token);
        TempData["Done"] = word;
        return Redirect("/account/passkeys");
    }
}

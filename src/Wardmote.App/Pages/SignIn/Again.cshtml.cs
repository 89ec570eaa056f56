using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>Asks for a second factor again, before a page that is declared with <see cref="FreshFactorAttribute"/>.</summary>
[BeforeTraining]
public sealed class AgainModel(Db db, FreshFactor fresh) : StaffPage(db)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public PasskeyFields Passkey { get; set; } = new();

    /// <summary>For a device; null when the person has no passkey.</summary>
    public PasskeyQuestion? Question { get; private set; }

    /// <summary>The page that asked for it.</summary>
    [FromQuery]
    public string? From { get; set; }

    public async Task OnGetAsync() => Question = await fresh.AskAsync(HttpContext, Actor);

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (string.IsNullOrWhiteSpace(Code) && string.IsNullOrEmpty(Passkey.Answer))
            throw new Refused(FreshFactor.Missing, nameof(Code));
        await fresh.ProveAsync(HttpContext, Actor, Code, Passkey);
        return Redirect(Url.IsLocalUrl(From) ? From : "/account");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>Asks for a second factor again, before a page that is declared with <see cref="FreshFactorAttribute"/>.</summary>
[BeforeTraining]
public sealed class AgainModel(Db db, FreshFactor fresh) : StaffPage(db)
{
    [BindProperty, Required(ErrorMessage = FreshFactor.Missing)]
    public string? Code { get; set; }

    /// <summary>The page that asked for it.</summary>
    [FromQuery]
    public string? From { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        await fresh.ProveAsync(HttpContext, Actor, Code);
        return Redirect(Url.IsLocalUrl(From) ? From : "/account");
    }
}

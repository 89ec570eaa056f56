using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.SignIn;

/// <summary>The page behind the link that the demonstration prints. Opening it changes nothing; its button signs in.</summary>
[Public]
public sealed class LinkModel(Db db, FollowSignInLink follow, Demonstration demonstration, IClock clock) : PageModel
{
    /// <summary>Whom the link signs in; null when it signs in nobody.</summary>
    public string? Name { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (!demonstration.Running)
            return NotFound();
        await LoadAsync(token);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (!demonstration.Running)
            return NotFound();
        var session = await follow.RunAsync(token, Browsers.Name(Request), HttpContext.RequestAborted);
        SessionScheme.Give(HttpContext, session);
        return Redirect("/");
    }

    private async Task LoadAsync(string token) =>
        Name = await db.OpenLinks(token, LinkPurpose.Demonstration, clock.GetCurrentInstant())
            .Select(l => l.Account.PersonName)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
}

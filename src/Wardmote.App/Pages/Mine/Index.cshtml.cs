using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Rights.Own;
using Wardmote.Store;

namespace Wardmote.App.Pages.Mine;

/// <summary>The door to one's own request: its reference, and the code that came with the acknowledgement.</summary>
[Public]
public sealed class IndexModel(OwnRequests own, RateLimits limits, SealedCookies cookies) : PageModel
{
    [BindProperty, Display(Name = "Reference"), Required(ErrorMessage = "Enter the reference"), StringLength(40)]
    public string? Reference { get; set; }

    [BindProperty, Display(Name = "Code"), Required(ErrorMessage = "Enter the code"), StringLength(40)]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await limits.TakeAsync(PublicLimits.OwnPages, HttpContext.Connection(), stop);
        if (await own.FindAsync(Reference, Code, stop) is not { } found)
            throw new Refused(OwnRequests.NotThese, nameof(Code));
        await limits.ReturnAsync([PublicLimits.OwnPages], HttpContext.Connection(), stop);
        cookies.Put(HttpContext, OwnDoor.Cookie, new OwnDoor(found), Duration.FromMinutes(30), SameSiteMode.Lax);
        return Redirect("/mine/request");
    }
}

/// <summary>Which request a browser may see: it holds for half an hour.</summary>
public sealed record OwnDoor(Guid RequestId)
{
    public const string Cookie = "mine";
}

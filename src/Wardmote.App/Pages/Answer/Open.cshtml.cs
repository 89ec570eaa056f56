using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.Hosting;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Answer;

/// <summary>The door: it says nothing of the search, sends a code when asked to, and opens for the right one.</summary>
public sealed class OpenModel(HolderDoor door, MailHolderCode mail, OpenSearch open, RateLimits limits)
    : AnswerPage(door)
{
    [BindProperty, Display(Name = "Code")]
    public string? Code { get; set; }

    /// <summary>False when the link is no longer in use.</summary>
    public bool InUse { get; private set; }

    /// <summary>Whether a code has been sent, so that the page asks for it.</summary>
    public bool Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await Door.InsideAsync(HttpContext, Token, stop) is not null)
            return Redirect($"{Base}/search");
        return await ShowAsync(stop);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        if (!InUse)
            return shown;
        await limits.TakeAsync(PublicLimits.Codes, HttpContext.Connection(), stop);
        await mail.RunAsync(Token, stop);
        return Redirect(Base);
    }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken stop)
    {
        var shown = await ShowAsync(stop);
        if (!InUse)
            return shown;
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Enter the six digits from the e-mail");
            return Page();
        }
        var holder = await open.RunAsync(Token, Code, stop);
        Door.Open(HttpContext, holder, Token);
        return Redirect($"{Base}/search");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken stop)
    {
        var holder = await Door.BehindAsync(Token, stop);
        InUse = holder is not null;
        Sent = holder?.CodeHash is not null;
        if (!InUse)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}

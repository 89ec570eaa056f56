using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.Hosting;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Ask;

/// <summary>The code that shows the address is theirs. It may be skipped: an officer then checks who they are.</summary>
public sealed class CodeModel(AskForm form, ConfirmDraftEmail confirm, MailDraftCode mail, RateLimits limits)
    : AskPage(form)
{
    private readonly AskForm form = form;

    [BindProperty, Display(Name = "Code")]
    public string? Code { get; set; }

    protected override string Question => "code";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(Code))
            ModelState.AddModelError(nameof(Code), "Enter the six digits from the e-mail, or skip this");
        if (!ModelState.IsValid)
            return Page();
        await confirm.RunAsync(Unit.Id, form.Token(HttpContext), Code, stop);
        return Redirect($"{Base}/address");
    }

    public async Task<IActionResult> OnPostAgainAsync(CancellationToken stop)
    {
        await limits.TakeAsync(PublicLimits.Codes, HttpContext.Connection(), stop);
        await mail.RunAsync(Unit.Id, form.Token(HttpContext), stop);
        TempData["Done"] = "We have sent another code. The one before no longer works.";
        return Redirect($"{Base}/code");
    }
}

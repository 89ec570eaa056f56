using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.Hosting;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Ask;

/// <summary>An e-mail address, if there is one; a code can then show that it is theirs.</summary>
public sealed class EmailModel(AskForm form, MailDraftCode mail, RateLimits limits) : AskPage(form)
{
    private readonly AskForm form = form;

    [BindProperty, Display(Name = "E-mail address")]
    public string? Email { get; set; }

    protected override string Question => "email";

    public void OnGet() => Email = Answers.Email;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (RequestRules.EmailObjection(Email) is { } objection)
            ModelState.AddModelError(nameof(Email), objection);
        if (!ModelState.IsValid)
            return Page();
        var email = Given(Email);
        var same = email == Answers.Email;
        var next = await KeepAsync(
            a => a with { Email = email, EmailConfirmedAt = same ? a.EmailConfirmedAt : null },
            stop
        );
        if (email is not null && Answers is { EmailConfirmedAt: null, ForSomeoneElse: not true })
        {
            await limits.TakeAsync(PublicLimits.Codes, HttpContext.Connection(), stop);
            await mail.RunAsync(Unit.Id, form.Token(HttpContext), stop);
        }
        return next;
    }
}

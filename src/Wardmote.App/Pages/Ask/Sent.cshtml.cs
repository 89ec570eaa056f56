using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Pages.Ask;

/// <summary>The reference, once.</summary>
public sealed class SentModel(AskForm form) : AskPage(form)
{
    public string? Reference { get; private set; }
    public string? Due { get; private set; }

    protected override string Question => "sent";

    public IActionResult OnGet()
    {
        Reference = TempData.Peek("Sent") as string;
        Due = TempData.Peek("Due") as string;
        return Reference is null ? Redirect(Base) : Page();
    }
}

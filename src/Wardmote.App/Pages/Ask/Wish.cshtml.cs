using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Pages.Ask;

/// <summary>Which right someone uses, in their words and not the law's.</summary>
public sealed class WishModel(AskForm form) : AskPage(form)
{
    [BindProperty, Required(ErrorMessage = "Choose what you would like us to do")]
    public string? Wish { get; set; }

    protected override string Question => "wish";

    public void OnGet() => Wish = Answers.WishKey;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Wish is not null && Wardmote.Rights.Wish.Find(Wish) is null)
            ModelState.AddModelError(nameof(Wish), "Choose one of these");
        return ModelState.IsValid ? await KeepAsync(a => a with { WishKey = Wish! }, stop) : Page();
    }
}

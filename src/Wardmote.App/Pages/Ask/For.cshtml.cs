using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Pages.Ask;

/// <summary>Whether they ask for themselves.</summary>
public sealed class ForModel(AskForm form) : AskPage(form)
{
    [BindProperty, Required(ErrorMessage = "Choose whether you ask for yourself or for someone else")]
    public string? Who { get; set; }

    protected override string Question => "for";

    public void OnGet() =>
        Who = Answers.ForSomeoneElse switch
        {
            true => "other",
            false => "self",
            _ => null,
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken stop) =>
        ModelState.IsValid ? await KeepAsync(a => a with { ForSomeoneElse = Who == "other" }, stop) : Page();
}

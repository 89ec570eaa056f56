using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Pages.Ask;

/// <summary>A postal address and a telephone number: needed when there is no e-mail address, helpful otherwise.</summary>
public sealed class AddressModel(AskForm form) : AskPage(form)
{
    [BindProperty, Display(Name = "Postal address"), StringLength(500)]
    public string? PostalAddress { get; set; }

    [BindProperty, Display(Name = "Telephone number"), StringLength(40)]
    public string? Phone { get; set; }

    protected override string Question => "address";

    /// <summary>Whether the answer can only go by post.</summary>
    public bool Needed => Answers is { Email: null, ForSomeoneElse: not true };

    public void OnGet() => (PostalAddress, Phone) = (Answers.PostalAddress, Answers.Phone);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Needed && string.IsNullOrWhiteSpace(PostalAddress))
            ModelState.AddModelError(
                nameof(PostalAddress),
                "Enter your postal address, because you gave no e-mail address"
            );
        return ModelState.IsValid
            ? await KeepAsync(a => a with { PostalAddress = Given(PostalAddress), Phone = Given(Phone) }, stop)
            : Page();
    }
}

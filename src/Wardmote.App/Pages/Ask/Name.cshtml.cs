using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;

namespace Wardmote.App.Pages.Ask;

/// <summary>The name of the person it is about.</summary>
public sealed class NameModel(AskForm form) : AskPage(form)
{
    [BindProperty, Display(Name = "Full name"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Anything that helps us to find it"), StringLength(500)]
    public string? AlsoKnownAs { get; set; }

    protected override string Question => "name";

    public void OnGet() => (Name, AlsoKnownAs) = (Answers.Name, Answers.AlsoKnownAs);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!RequestRules.IsName(Name))
            ModelState.AddModelError(nameof(Name), "Enter the full name");
        else if (Name!.Any(char.IsControl))
            ModelState.AddModelError(nameof(Name), "Write the name on one line");
        return ModelState.IsValid
            ? await KeepAsync(a => a with { Name = Given(Name), AlsoKnownAs = Given(AlsoKnownAs) }, stop)
            : Page();
    }
}

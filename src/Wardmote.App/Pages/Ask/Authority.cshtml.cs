using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;

namespace Wardmote.App.Pages.Ask;

/// <summary>Who asks for someone else, and by what authority.</summary>
public sealed class AuthorityModel(AskForm form) : AskPage(form)
{
    [BindProperty, Display(Name = "Your full name"), Required(ErrorMessage = "Enter your full name"), StringLength(200)]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Your e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Your postal address"), StringLength(500)]
    public string? PostalAddress { get; set; }

    [
        BindProperty,
        Display(Name = "What lets you ask for them"),
        Required(ErrorMessage = "Say what lets you ask for them: their signed letter, a power of attorney"),
        StringLength(500)
    ]
    public string? Authority { get; set; }

    protected override string Question => "authority";

    public void OnGet() =>
        (Name, Email, PostalAddress, Authority) = (
            Answers.RepresentativeName,
            Answers.RepresentativeEmail,
            Answers.RepresentativeAddress,
            Answers.Authority
        );

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (RequestRules.EmailObjection(Email) is { } objection)
            ModelState.AddModelError(nameof(Email), objection);
        if (Given(Email) is null && Given(PostalAddress) is null)
            ModelState.AddModelError(
                nameof(Email),
                "Enter your e-mail address or your postal address, so that we can answer you"
            );
        return ModelState.IsValid
            ? await KeepAsync(
                a =>
                    a with
                    {
                        RepresentativeName = Given(Name),
                        RepresentativeEmail = Given(Email),
                        RepresentativeAddress = Given(PostalAddress),
                        Authority = Given(Authority),
                    },
                stop
            )
            : Page();
    }
}

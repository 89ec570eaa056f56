using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace Wardmote.App.Pages.Ask;

/// <summary>Everything, or something in particular.</summary>
public sealed class WhatModel(AskForm form) : AskPage(form)
{
    [BindProperty, Required(ErrorMessage = "Choose everything, or something in particular")]
    public string? Wanted { get; set; }

    [BindProperty, Display(Name = "What would you like?"), StringLength(5000)]
    public string? Scope { get; set; }

    protected override string Question => "what";

    public void OnGet()
    {
        Scope = Answers.Scope;
        Wanted = Scope is null ? null : "some";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Wanted == "some" && Given(Scope) is null)
            ModelState.AddModelError(nameof(Scope), "Say what you would like");
        return ModelState.IsValid
            ? await KeepAsync(a => a with { Scope = Wanted == "some" ? Given(Scope) : null }, stop)
            : Page();
    }
}

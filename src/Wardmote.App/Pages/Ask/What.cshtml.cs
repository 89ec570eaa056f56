using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;

namespace Wardmote.App.Pages.Ask;

/// <summary>Everything, or something in particular.</summary>
public sealed class WhatModel(AskForm form) : AskPage(form)
{
    [BindProperty]
    public string? Wanted { get; set; }

    [BindProperty, Display(Name = "What would you like?"), StringLength(5000)]
    public string? Scope { get; set; }

    protected override string Question => "what";

    /// <summary>The question, as the page asks it.</summary>
    public string Title =>
        Chosen.Deed switch
        {
            Deed.Copy => "What would you like?",
            Deed.Correct => "What should we put right?",
            _ => "What is it about?",
        };

    public void OnGet()
    {
        Scope = Answers.Scope;
        Wanted = Scope is null ? null : "some";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var corrects = Chosen.Deed == Deed.Correct;
        if (!corrects && Wanted is null)
            ModelState.AddModelError(nameof(Wanted), "Choose everything, or something in particular");
        if ((corrects || Wanted == "some") && Given(Scope) is null)
            ModelState.AddModelError(
                nameof(Scope),
                corrects ? "Say what is wrong, and what is right" : "Say what you would like"
            );
        return ModelState.IsValid
            ? await KeepAsync(a => a with { Scope = corrects || Wanted == "some" ? Given(Scope) : null }, stop)
            : Page();
    }
}

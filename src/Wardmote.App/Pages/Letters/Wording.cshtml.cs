using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>A unit words one of its letters, and sees how it reads before it saves.</summary>
public sealed class WordingModel(Db db, Wordings wordings, SaveTemplate save) : WordingPage(db, wordings)
{
    [BindProperty, Display(Name = "Words"), Required(ErrorMessage = "Write the letter, from its subject on")]
    public string? Source { get; set; }

    /// <summary>The letter with samples in its places; null while the words cannot be used.</summary>
    public (string Subject, string Text)? Preview { get; private set; }

    /// <summary>Whether the preview is of words that are not saved.</summary>
    public bool IsTried { get; private set; }

    public void OnGet()
    {
        Source = InUse?.Source ?? Wordings.BuiltIn(Template);
        Preview = Wordings.Preview(Template, Source);
    }

    /// <summary>Shows how it would read. It changes nothing, so it asks for nothing.</summary>
    public void OnPostTry()
    {
        IsTried = true;
        if (ModelState.IsValid)
            Preview = Wordings.Preview(Template, Source!);
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        OnPostTry();
        if (!ModelState.IsValid)
            return Page();
        await save.RunAsync(Actor, Unit.Id, Template.Key, Source!, stop);
        TempData["Done"] = "Saved. Letters written from now on say this.";
        return Redirect(ListUrl);
    }
}

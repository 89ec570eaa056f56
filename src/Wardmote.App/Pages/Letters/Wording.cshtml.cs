using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.Correspondence;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>A unit words one of its letters, and sees how it reads before it saves.</summary>
public sealed class WordingModel(Db db, Wordings wordings, SaveTemplate save) : WordingPage(db, wordings)
{
    [BindProperty, Display(Name = "Words"), Required(ErrorMessage = "Write the letter, from its subject on")]
    public string? Source { get; set; }

    /// <summary>"save", or "try" to see how it reads.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>The letter with samples in its places; null while the words cannot be used.</summary>
    public (string Subject, string Text)? Preview { get; private set; }

    /// <summary>Whether the preview is of words that are not saved.</summary>
    public bool IsTried => Act is not null;

    public void OnGet()
    {
        Source = InUse?.Source ?? Wordings.BuiltIn(Template);
        Preview = Wordings.Preview(Template, Source);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        Preview = Wordings.Preview(Template, Source!);
        if (Act == "try")
            return Page();
        await save.RunAsync(Actor, Unit.Id, Template.Key, Source!, stop);
        TempData["Done"] = "Saved. Letters written from now on say this.";
        return Redirect(ListUrl);
    }
}

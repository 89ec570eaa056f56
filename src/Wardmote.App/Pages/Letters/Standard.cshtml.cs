using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>A unit gives its own words of a letter up, once it has seen what the letter says without them.</summary>
public sealed class StandardModel(Db db, Wordings wordings, DropTemplate drop) : WordingPage(db, wordings)
{
    /// <summary>The letter without the unit's own words.</summary>
    public (string Subject, string Text) Preview { get; private set; }

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        await drop.RunAsync(Actor, Unit.Id, Template.Key, stop);
        TempData["Done"] = "Done. Letters written from now on say the standard words.";
        return Redirect(ListUrl);
    }

    private async Task LoadAsync(CancellationToken stop) =>
        Preview = Wordings.Preview(
            Template,
            Unit.ParentId is { } above ? await Wordings.SourceAsync(above, Template, stop) : Wordings.BuiltIn(Template)
        );
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>Writes the words that ask for something new, or another version of words (R110).</summary>
public sealed class WordingModel(Db db, WriteWording write, IClock clock) : ConsentPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version that was on the page.</summary>
    [BindProperty]
    public int Read { get; set; }

    [BindProperty, Display(Name = "What do people agree to?")]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "The words they read or hear before they agree")]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "The first day on which these words are shown")]
    public LocalDate? From { get; set; }

    protected override async Task<bool> LoadAsync(CancellationToken stop) =>
        Id is null || (await VersionsAsync(Id, stop)).Count > 0;

    public async Task OnGetAsync(CancellationToken stop)
    {
        From = clock.Today();
        if (Id is null)
            return;
        var now = (await VersionsAsync(Id, stop))[0];
        (Read, Purpose, Text) = (now.Number, now.Purpose, now.Text);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var wording = await write.RunAsync(Actor, Unit.Id, Id, Read, new(Purpose, Text, From), stop);
        return Done("Saved", $"/purposes/{wording.Id}");
    }
}

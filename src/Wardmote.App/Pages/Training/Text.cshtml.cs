using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>A text to be accepted, in its present version, and the acceptance.</summary>
[BeforeTraining]
public sealed class TextModel(Db db, Undertakings undertakings, AcceptUndertaking accept) : StaffPage(db)
{
    /// <summary>The one that was shown, so that nobody accepts words they have not seen.</summary>
    [BindProperty]
    public int Version { get; set; }

    public Undertaking Text { get; private set; } = null!;

    /// <summary>When they accepted this version; null when they did not.</summary>
    public LocalDate? AcceptedOn { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken stop) =>
        await FindAsync(key, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
            return NotFound();
        await accept.RunAsync(Actor, key, Version, stop);
        TempData["Done"] = $"You have accepted the {Text.Name}";
        return Redirect("/training");
    }

    private async Task<bool> FindAsync(string key, CancellationToken stop)
    {
        if (undertakings.Find(key) is not { } text)
            return false;
        Text = text;
        AcceptedOn = (
            await Db
                .Acceptances.AsNoTracking()
                .SingleOrDefaultAsync(
                    a => a.AccountId == Actor.Id && a.Undertaking == key && a.Version == text.Version,
                    stop
                )
        )?.At.UkDate();
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Letters;

/// <summary>One letter as it was written: to read, to print, to try again.</summary>
[Carries(Duty.KeepLetters)]
public sealed class LetterModel(Db db, RetryDelivery retry, MarkPosted markPosted, LetterSecrets secrets)
    : StaffPage(db)
{
    public Letter Letter { get; private set; } = null!;

    /// <summary>The words; for a letter by post with its code, because it must be printed.</summary>
    public string Text { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await FindAsync(id, stop) ? Page() : NotFound();

    [FreshFactor]
    public async Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        await retry.RunAsync(Actor, id, stop);
        TempData["Done"] = "It will be tried again within a minute.";
        return Redirect($"/letters/{id}");
    }

    public async Task<IActionResult> OnPostPostedAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        await markPosted.RunAsync(Actor, id, stop);
        TempData["Done"] = "Written down as posted.";
        return Redirect($"/letters/{id}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        var found = await Db.VisibleTo<Letter>(Actor, Duty.KeepLetters)
            .AsNoTracking()
            .Include(l => l.Delivery)
            .FirstOrDefaultAsync(l => l.Id == id, stop);
        if (found is null)
            return false;
        Letter = found;
        Text =
            found.Medium == Medium.Post && found.PostedAt is null
                ? (await secrets.PutInAsync(found, stop)).Text
                : found.Text;
        return true;
    }
}

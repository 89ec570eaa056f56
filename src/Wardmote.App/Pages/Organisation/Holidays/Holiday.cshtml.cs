using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation.Holidays;

/// <summary>One public holiday that was added: by whom and why, and its removal if it was a mistake.</summary>
[AnyOfficer]
public sealed class HolidayModel(Db db, RemoveHoliday remove) : StaffPage(db)
{
    [BindProperty, Display(Name = "Why is it removed?")]
    public string? Because { get; set; }

    public Holiday Holiday { get; private set; } = null!;

    /// <summary>What its removal would move; null for whoever may not remove it, and once it is removed.</summary>
    public IReadOnlyList<Move>? Moves { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await FindAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        var moves = await remove.RunAsync(Actor, id, Because, dryRun: false, stop);
        TempData["Done"] = $"{Holiday.On.Full()} is no public holiday any more. {HolidayWords.Moved(moves.Count)}";
        return Redirect($"/organisation/holidays?year={Holiday.On.Year}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await Db.Holidays.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, stop) is not { } found)
            return false;
        Holiday = found;
        if (found.RemovedAt is null && await Db.KeepsHolidaysAsync(Actor, stop))
            Moves = await remove.RunAsync(Actor, id, because: null, dryRun: true, stop);
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Everyone who was asked, and what they said.</summary>
public sealed class HoldersModel(Db db, RequestClock clock, RemindHolders remind) : CasePage(db, clock)
{
    public async Task<IActionResult> OnPostRemindAsync(CancellationToken stop)
    {
        var count = await remind.RunAsync(Actor, Case.Id, stop);
        TempData["Done"] = $"{Forms.InWords.Count(count, "officer")} reminded.";
        return Redirect($"{CaseUrl}/holders");
    }
}

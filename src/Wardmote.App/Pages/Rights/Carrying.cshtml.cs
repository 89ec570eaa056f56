using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The last look before what was decided is done.</summary>
public sealed class CarryingModel(Db db, RequestClock clock, StartCarryingOut start) : CasePage(db, clock)
{
    public string What(Wish wish) =>
        wish.Deed switch
        {
            Deed.Remove => "removed for good",
            Deed.Correct => "corrected",
            _ => "kept, and no longer used",
        };

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await start.RunAsync(Actor, Case.Id, stop);
        return Done("Begun. Wardmote does one thing after the other; this page tells how far it is.");
    }
}

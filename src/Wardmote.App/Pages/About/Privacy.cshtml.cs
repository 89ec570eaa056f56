using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.About;

/// <summary>What a unit does with what someone types into its public form (R20, R133).</summary>
[Public]
public sealed class PrivacyModel(Db db, OfficesOnRecord offices) : PageModel
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>Where people reach the data-protection officer (Art 13(1)(b)); null when that is not published.</summary>
    public PublicContact? Dpo { get; private set; }

    public async Task<IActionResult> OnGetAsync(string unit, CancellationToken stop)
    {
        var found = await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.Code == unit, stop);
        if (found is null)
            return NotFound();
        Unit = found;
        ViewData["Unit"] = found.Name;
        Dpo = (await offices.ForAsync(found.Id, HttpContext.RequestAborted))?.Contact;
        return Page();
    }
}

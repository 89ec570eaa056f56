using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages;

/// <summary>The front door: officers go to their desk, everyone else finds the unit they want to ask.</summary>
[Public]
public sealed class IndexModel(Db db) : PageModel
{
    /// <summary>Units that answer for personal data themselves, and so can be asked.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (User.Identity?.IsAuthenticated == true)
            return Redirect("/desk");
        Units = await db
            .Units.AsNoTracking()
            .Where(u => u.IsController)
            .OrderBy(u => u.Kind)
            .ThenBy(u => u.Name)
            .ToListAsync(stop);
        return Page();
    }
}

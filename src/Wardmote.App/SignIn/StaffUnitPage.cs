using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>
/// A page for officers about one unit, found by the code in its address among those where they carry the duty; any other
/// is a 404.
/// </summary>
/// <param name="duty">The one that the page is marked with.</param>
/// <param name="under">The address that the code of the unit is added to: "/training/units".</param>
public abstract class StaffUnitPage(Db db, Duty duty, string under) : StaffPage(db)
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>The address of the unit's own page among these.</summary>
    public string UnitUrl => $"{under}/{Unit.Code}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var (code, stop) = ((string?)RouteData.Values["code"], HttpContext.RequestAborted);
        var unit = await Db.UnitsVisibleTo(Actor, duty).AsNoTracking().FirstOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null)
        {
            context.Result = NotFound();
            return;
        }
        Unit = unit;
        if (await LoadAsync(stop))
            await next();
        else
            context.Result = NotFound();
    }

    /// <summary>What else the page shows, for GET and for a form that is shown again; false when it is not there.</summary>
    protected virtual Task<bool> LoadAsync(CancellationToken stop) => Task.FromResult(true);

    /// <summary>On to another page of the unit, with a word of success.</summary>
    /// <param name="page">"/advice"; empty for the unit's own page.</param>
    protected RedirectResult Done(string word, string page = "")
    {
        TempData["Done"] = word;
        return Redirect(UnitUrl + page);
    }
}

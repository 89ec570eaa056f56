using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>
/// A page about the data-protection offices of one unit, found by the code in its address among those the officer looks
/// after; any other is a 404.
/// </summary>
[Carries(Duty.KeepProtection)]
public abstract class ProtectionPage(Db db) : StaffPage(db)
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>The address of the unit's data-protection page.</summary>
    public string UnitUrl => $"/protection/units/{Unit.Code}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var code = (string?)RouteData.Values["code"];
        var unit = await Db.UnitsVisibleTo(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, HttpContext.RequestAborted);
        if (unit is null || !IsAbout(unit))
        {
            context.Result = NotFound();
            return;
        }
        Unit = unit;
        if (await LoadAsync(HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    /// <summary>Whether there is such a page of a unit.</summary>
    protected virtual bool IsAbout(Unit unit) => true;

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

/// <summary>The same, of a unit that answers for data itself.</summary>
public abstract class ControllerPage(Db db) : ProtectionPage(db)
{
    protected override bool IsAbout(Unit unit) => unit.IsController;
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Training;

/// <summary>A page about the training of one unit, found by the code in its address among those the officer looks after; any other is a 404.</summary>
[Carries(Duty.KeepTraining)]
public abstract class UnitPage(Db db) : StaffPage(db)
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>The address of the unit's training page.</summary>
    public string UnitUrl => $"/training/units/{Unit.Code}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var code = (string?)RouteData.Values["code"];
        var unit = await Db.UnitsVisibleTo(Actor, Duty.KeepTraining)
            .AsNoTracking()
            .FirstOrDefaultAsync(u => u.Code == code, HttpContext.RequestAborted);
        if (unit is null)
        {
            context.Result = NotFound();
            return;
        }
        Unit = unit;
        await LoadAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>What else the page shows, for GET and for a form that is shown again.</summary>
    protected virtual Task LoadAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Back to the unit's training, with a word of success.</summary>
    protected RedirectResult Done(string word)
    {
        TempData["Done"] = word;
        return Redirect(UnitUrl);
    }
}

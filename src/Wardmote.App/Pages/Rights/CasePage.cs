using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>
/// A page about one request, found by the reference in its address among those the officer handles; any other is a 404.
/// The request is read before the page runs, and again after a refusal, so that the page can be shown as it was.
/// </summary>
[Carries(Duty.HandleRights)]
public abstract class CasePage(Db db, RequestClock clock) : StaffPage(db)
{
    /// <summary>The request, whole, for reading.</summary>
    public Request Case { get; private set; } = null!;

    /// <summary>The date in the United Kingdom now.</summary>
    public NodaTime.LocalDate Today => clock.Today;

    /// <summary>The address of the request's own page.</summary>
    public string CaseUrl => $"/rights/{Case.Reference}";

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (!await FindAsync())
        {
            context.Result = NotFound();
            return;
        }
        await LoadAsync(HttpContext.RequestAborted);
        await next();
    }

    /// <summary>Reads the request again, for a page that is shown after it has changed it.</summary>
    protected async Task ReadAgainAsync()
    {
        await FindAsync();
        await LoadAsync(HttpContext.RequestAborted);
    }

    private async Task<bool> FindAsync()
    {
        var reference = (string?)RouteData.Values["reference"];
        var found = await Db.VisibleTo<Request>(Actor, Duty.HandleRights)
            .Whole()
            .AsNoTracking()
            .FirstOrDefaultAsync(r => r.Reference == reference, HttpContext.RequestAborted);
        Case = found!;
        return found is not null;
    }

    /// <summary>What else the page shows, for GET and for a form that is shown again.</summary>
    protected virtual Task LoadAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>Back to the request, with a word of success.</summary>
    protected RedirectResult Done(string word)
    {
        TempData["Done"] = word;
        return Redirect(CaseUrl);
    }
}

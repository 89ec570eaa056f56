using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>A session in person: who came, or that it is called off.</summary>
[Carries(Duty.KeepTraining)]
public sealed class SessionModel(Db db, RecordAttendance attend, CancelSession cancel, TrainingRoll roll, IClock clock)
    : StaffPage(db)
{
    [BindProperty, Display(Name = "Who came?")]
    public List<string> Came { get; set; } = [];

    [BindProperty, Display(Name = "Why is it called off?")]
    public string? Reason { get; set; }

    public TrainingSession Session { get; private set; } = null!;

    /// <summary>The certificates of those who came.</summary>
    public IReadOnlyList<Certificate> Attended { get; private set; } = [];

    /// <summary>Officers of the unit and below it who are not recorded yet, but the one who writes it down.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

    public bool IsHeld => Session.On <= clock.Today() && Session.CancelledAt is null;

    public string UnitUrl => $"/training/units/{Session.Unit.Code}";

    /// <summary>Any other unit's session is a 404.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await FindAsync(HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnPostAttendanceAsync(CancellationToken stop)
    {
        var given = await attend.RunAsync(Actor, Session.Id, Came, stop);
        TempData["Done"] = given.Count == 1 ? "1 certificate given" : $"{given.Count} certificates given";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken stop)
    {
        await cancel.RunAsync(Actor, Session.Id, Reason, stop);
        TempData["Done"] = "The session is called off";
        return Redirect(UnitUrl);
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        var id = Guid.TryParse((string?)RouteData.Values["id"], out var key) ? key : Guid.Empty;
        var found = await Db.VisibleTo<TrainingSession>(Actor, Duty.KeepTraining)
            .AsNoTracking()
            .Include(s => s.Unit)
            .SingleOrDefaultAsync(s => s.Id == id, stop);
        if (found is null)
            return false;
        Session = found;
        Attended = await Db
            .Certificates.AsNoTracking()
            .Where(c => c.SessionId == found.Id && c.WithdrawnAt == null)
            .OrderBy(c => c.PersonName)
            .ToListAsync(stop);
        var own = await EmailKeyAsync();
        var recorded = Attended.Select(c => c.EmailKey).Append(own).ToHashSet(StringComparer.Ordinal);
        Others =
        [
            .. (await roll.OfAsync(found.UnitId, stop))
                .Where(p => !recorded.Contains(p.EmailKey))
                .OrderBy(p => p.PersonName, StringComparer.CurrentCulture)
                .Select(p => new SelectListItem($"{p.PersonName}, {p.Offices[0]}", p.EmailKey)),
        ];
        return true;
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>One who waits: an officer says that it is they, or that it is not.</summary>
[Carries(Duty.KeepMembership)]
public sealed class RecoveryModel(Db db, ConfirmRecovery confirm, RefuseRecovery refuse, IClock clock) : StaffPage(db)
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Because { get; set; }

    public Recovery Recovery { get; private set; } = null!;

    public bool HasConfirmed => Recovery.Confirmations.Exists(c => c.ById == Actor.Id);

    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var id = Guid.TryParse((string?)RouteData.Values["id"], out var given) ? given : Guid.Empty;
        var found = await Db.RecoveriesFor(Actor, clock.GetCurrentInstant())
            .AsNoTracking()
            .Include(r => r.Account)
            .Include(r => r.Confirmations)
            .SingleOrDefaultAsync(r => r.Id == id, HttpContext.RequestAborted);
        if (found is null)
        {
            context.Result = NotFound();
            return;
        }
        Recovery = found;
        await next();
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        TempData["Done"] = Word(await confirm.RunAsync(Actor, Recovery.Account.EmailKey, Reason, stop));
        return Redirect("/organisation/recoveries");
    }

    [FreshFactor]
    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken stop)
    {
        await refuse.RunAsync(Actor, Recovery.Id, Because, stop);
        TempData["Done"] = "Refused. The person is told.";
        return Redirect("/organisation/recoveries");
    }

    /// <summary>What is said after a confirmation.</summary>
    public static string Word(bool granted) =>
        granted
            ? "Confirmed. A letter with a link is on its way to them."
            : "Confirmed. One more must, and has been written to.";
}

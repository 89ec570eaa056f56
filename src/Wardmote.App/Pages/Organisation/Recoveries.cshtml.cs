using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Those who wait for two officers to make sure that it is they, and the beginning of it for who cannot ask.</summary>
[Carries(Duty.KeepMembership)]
public sealed class RecoveriesModel(Db db, ConfirmRecovery confirm, IClock clock) : StaffPage(db)
{
    [
        BindProperty,
        Display(Name = "E-mail address"),
        Required(ErrorMessage = "Enter the e-mail address of their account")
    ]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "How you made sure that it is they"), StringLength(2000)]
    public string? Reason { get; set; }

    public IReadOnlyList<Recovery> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Waiting = await Db.RecoveriesFor(Actor, clock.GetCurrentInstant())
            .AsNoTracking()
            .Include(r => r.Account)
            .Include(r => r.Confirmations)
            .OrderBy(r => r.AskedAt)
            .ToListAsync(stop);

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OnGetAsync(stop);
        if (!ModelState.IsValid)
            return Page();
        var granted = await confirm.RunAsync(Actor, Email, Reason, stop);
        TempData["Done"] = RecoveryModel.Word(granted);
        return Redirect("/organisation/recoveries");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using Wardmote.Training;

namespace Wardmote.App.Pages.Training;

/// <summary>A certificate to be printed: one's own, or of somebody whose training one looks after.</summary>
[BeforeTraining]
public sealed class CertificateModel(Db db, TrainingRoll roll, WithdrawCertificate withdraw, Vault vault, IClock clock)
    : StaffPage(db)
{
    [BindProperty, Display(Name = "Why is it taken back?")]
    public string? Reason { get; set; }

    public Certificate Certificate { get; private set; } = null!;

    /// <summary>The last day it counts.</summary>
    public LocalDate Until { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Whether the officer looks after this training, and so may take the certificate back.</summary>
    public bool Keeps { get; private set; }

    /// <summary>The name of the file that proves it; null when there is none.</summary>
    public string? Proof { get; private set; }

    public LocalDate Today => clock.Today();

    /// <summary>Any other certificate is a 404.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await FindAsync((string?)RouteData.Values["number"], HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    /// <summary>The file itself, as a download that no browser opens in place.</summary>
    public async Task<IActionResult> OnPostProofAsync(CancellationToken stop)
    {
        if (
            await Db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Certificate.EvidenceId, stop)
            is not { } file
        )
            return NotFound();
        return File(await vault.ReadAsync(file, stop), "application/octet-stream", file.Name);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken stop)
    {
        if (!Keeps)
            return NotFound();
        await withdraw.RunAsync(Actor, Certificate.Id, Reason, stop);
        TempData["Done"] = "The certificate is taken back";
        return RedirectToPage();
    }

    private async Task<bool> FindAsync(string? number, CancellationToken stop)
    {
        var within = Db.CertificatesWithin(Actor, clock);
        var own = Db.CertificatesOf(Actor);
        var found = await Db
            .Certificates.AsNoTracking()
            .SingleOrDefaultAsync(
                c => c.Number == number && (own.Any(o => o.Id == c.Id) || within.Any(w => w.Id == c.Id)),
                stop
            );
        if (found is null)
            return false;
        Certificate = found;
        Keeps = await within.AnyAsync(c => c.Id == found.Id, stop);
        Until = (await roll.LastDaysAsync(found.EmailKey, [found], stop))[found.Id];
        Unit = await Db.Units.Where(u => u.Id == found.UnitId).Select(u => u.Name).SingleAsync(stop);
        Proof = await Db
            .Attachments.Where(a => a.Id == found.EvidenceId)
            .Select(a => a.Name)
            .SingleOrDefaultAsync(stop);
        return true;
    }
}

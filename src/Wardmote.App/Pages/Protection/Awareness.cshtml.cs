using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>What a controller did so that people know how to treat data (R103).</summary>
public sealed class AwarenessModel(Db db, RecordAwareness record) : ControllerPage(db)
{
    [BindProperty, Display(Name = "What was done?")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "For whom?")]
    public string? Audience { get; set; }

    [BindProperty, Display(Name = "When?")]
    public LocalDate? On { get; set; }

    /// <summary>The latest first.</summary>
    public IReadOnlyList<Awareness> Log { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await record.RunAsync(Actor, Unit.Id, On, What, Audience, stop);
        return Done("Added", "/awareness");
    }

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        Log = await Db.VisibleTo<Awareness>(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .Where(a => a.UnitId == Unit.Id)
            .OrderByDescending(a => a.On)
            .ThenByDescending(a => a.Id)
            .ToListAsync(stop);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Pages.Permits;

/// <summary>One storage permission, and where its end is written down as its holder reports it (R58, R59).</summary>
[Carries(Duty.PermitStorage)]
public sealed class PermitModel(Db db, EndPermit end, IClock clock)
    : StaffUnitPage(db, Duty.PermitStorage, "/permits/units")
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "What did they do with the data?")]
    public Fate? Fate { get; set; }

    [BindProperty, Display(Name = "On which day?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "At what time?")]
    public string? Time { get; set; }

    [BindProperty, Display(Name = "How, and how did they tell you?")]
    public string? Report { get; set; }

    public Permit Permit { get; private set; } = null!;
    public LocalDate Today { get; } = clock.Today();

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var unit = Unit.Id;
        var permit = await Db.VisibleTo<Permit>(Actor, Duty.PermitStorage)
            .AsNoTracking()
            .Include(p => p.End)
            .FirstOrDefaultAsync(p => p.Id == Id && p.UnitId == unit, stop);
        Permit = permit!;
        return permit is not null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await end.RunAsync(Actor, Id, new(Fate, On, Time, Report), stop);
        return Done("Written down", $"/{Id}");
    }
}

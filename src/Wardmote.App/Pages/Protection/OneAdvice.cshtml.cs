using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>Advice, and what became of it (R103).</summary>
public sealed class OneAdviceModel(Db db, DecideAdvice decide) : ControllerPage(db)
{
    [BindProperty, Display(Name = "Was it followed?")]
    public bool? Followed { get; set; }

    [BindProperty, Display(Name = "Why not?")]
    public string? Because { get; set; }

    [BindProperty, Display(Name = "Who decided?")]
    public string? By { get; set; }

    [BindProperty, Display(Name = "When was it decided?")]
    public LocalDate? On { get; set; }

    public Advice Advice { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await decide.RunAsync(Actor, Advice.Id, Followed, On, By, Because, stop);
        return Done("Saved", $"/advice/{Advice.Id}");
    }

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        var id = Guid.TryParse((string?)RouteData.Values["id"], out var key) ? key : Guid.Empty;
        var found = await Db.VisibleTo<Advice>(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.UnitId == Unit.Id, stop);
        Advice = found!;
        return found is not null;
    }
}

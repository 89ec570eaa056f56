using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>A letter to or from the regulator, and its answer (R104).</summary>
public sealed class LetterModel(Db db, RecordRegulatorAnswer record) : ControllerPage(db)
{
    [BindProperty, Display(Name = "When was it answered?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "What was answered?")]
    public string? Answer { get; set; }

    public RegulatorLetter Letter { get; private set; } = null!;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await record.RunAsync(Actor, Letter.Id, On, Answer, stop);
        return Done("Saved", $"/regulator/{Letter.Id}");
    }

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        var id = Guid.TryParse((string?)RouteData.Values["id"], out var key) ? key : Guid.Empty;
        var found = await Db.VisibleTo<RegulatorLetter>(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == id && l.UnitId == Unit.Id, stop);
        Letter = found!;
        return found is not null;
    }
}

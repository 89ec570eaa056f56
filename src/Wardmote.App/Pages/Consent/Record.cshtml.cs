using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Consent;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>One consent, with the words that were shown; and where it is written down that it was taken back.</summary>
public sealed class RecordModel(Db db, Consents consents, WithdrawConsent withdraw) : ConsentPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "On which day did they take it back?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "How did they tell you?")]
    public string? How { get; set; }

    public ConsentLine Line { get; private set; } = null!;
    public ConsentWording Wording { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var found = await consents.RecordsOf(Actor, Unit.Id, null).Where(r => r.Id == Id).ToListAsync(stop);
        if (found is not [var record])
            return false;
        Line = (await consents.TellAsync(Actor, found, stop))[0];
        Wording = (await VersionsAsync(record.PurposeId, stop)).First(w => w.Number == record.WordingNumber);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await withdraw.RunAsync(Actor, Id, On, How, stop);
        return Done("Written down that they took it back", $"/records/{Id}");
    }
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Consent;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>Writes down that somebody agreed (R36, R110).</summary>
public sealed class NewModel(Db db, RecordConsent record) : ConsentPage(db)
{
    [BindProperty(SupportsGet = true), Display(Name = "Membership number")]
    public string? Member { get; set; }

    [BindProperty, Display(Name = "Name")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "E-mail address")]
    public string? Email { get; set; }

    /// <summary>The purpose and the version: "0196…/2".</summary>
    [BindProperty, Display(Name = "What did they agree to, and by which words?")]
    public string? Wording { get; set; }

    [BindProperty, Display(Name = "How did they agree?")]
    public ConsentChannel? Channel { get; set; }

    [BindProperty, Display(Name = "Who asked them?")]
    public string? CollectedBy { get; set; }

    [BindProperty, Display(Name = "On which day did they agree?")]
    public LocalDate? GivenOn { get; set; }

    public IReadOnlyList<SelectListItem> Wordings { get; private set; } = [];

    public IEnumerable<SelectListItem> Channels =>
        Enum.GetValues<ConsentChannel>().Select(c => new SelectListItem(PlainDates.Capital(c.InWords()), c.ToString()));

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        Wordings =
        [
            .. (await VersionsAsync(null, stop)).Select(w => new SelectListItem(
                $"{PlainDates.Capital(w.Purpose)}: version {w.Number}, from {w.From.DayMonthYear()}",
                string.Create(CultureInfo.InvariantCulture, $"{w.Id}/{w.Number}")
            )),
        ];
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var chosen = (Wording ?? "").Split('/');
        var purpose = Guid.TryParse(chosen[0], out var id) ? id : (Guid?)null;
        var version = int.TryParse(chosen[^1], CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var given = await record.RunAsync(
            Actor,
            new(purpose, version, Member, Name, Email, Channel, CollectedBy, GivenOn),
            stop
        );
        return Done("Written down", $"/records/{given.Id}");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>An officer writes down a request that came by post, telephone, e-mail or in person.</summary>
[Carries(Duty.HandleRights)]
public sealed class NewModel(Db db, RecordRequest record, RequestClock clock) : StaffPage(db)
{
    [BindProperty, Display(Name = "Unit that was asked"), Required(ErrorMessage = "Choose the unit that was asked")]
    public Guid? Unit { get; set; }

    [BindProperty, Display(Name = "What they ask for"), Required(ErrorMessage = "Choose what they ask for")]
    public string? Wish { get; set; } = "access";

    [BindProperty, Display(Name = "How it came"), Required(ErrorMessage = "Choose how it came")]
    public Channel? Channel { get; set; }

    [
        BindProperty,
        Display(Name = "Received date"),
        Required(ErrorMessage = "Enter the date it reached anyone in the unit")
    ]
    public LocalDate? ReceivedOn { get; set; }

    [
        BindProperty,
        Display(Name = "Name of the person it is about"),
        Required(ErrorMessage = "Enter the name of the person it is about")
    ]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "Their e-mail address")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Their telephone number")]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Their postal address")]
    public string? PostalAddress { get; set; }

    [BindProperty, Display(Name = "Anything else that helps to find them")]
    public string? AlsoKnownAs { get; set; }

    [BindProperty, Display(Name = "What they say, in their words")]
    public string? Scope { get; set; }

    [BindProperty, Display(Name = "Who asks?"), Required(ErrorMessage = "Choose who asks")]
    public string? Who { get; set; }

    [BindProperty, Display(Name = "Name of whoever asks")]
    public string? RepresentativeName { get; set; }

    [BindProperty, Display(Name = "Their e-mail address")]
    public string? RepresentativeEmail { get; set; }

    [BindProperty, Display(Name = "Their postal address")]
    public string? RepresentativeAddress { get; set; }

    [BindProperty, Display(Name = "What gives them the authority")]
    public string? Authority { get; set; }

    public IReadOnlyList<SelectListItem> Wishes { get; } =
    [.. Wardmote.Rights.Wish.All.Select(w => new SelectListItem(w.Label, w.Key))];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        ReceivedOn = clock.Today;
        Unit = Units.Count == 1 ? Guid.Parse(Units[0].Value) : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (!ModelState.IsValid)
            return Page();
        var asked = new NewRequest(
            Unit!.Value,
            Channel!.Value,
            ReceivedOn!.Value,
            new Subject
            {
                Name = Name!.Trim(),
                Email = Given(Email),
                Phone = Given(Phone),
                PostalAddress = Given(PostalAddress),
                AlsoKnownAs = Given(AlsoKnownAs),
            },
            Who == "other"
                ? new Representative
                {
                    Name = RepresentativeName?.Trim() ?? "",
                    Email = Given(RepresentativeEmail),
                    PostalAddress = Given(RepresentativeAddress),
                    Authority = Authority?.Trim() ?? "",
                }
                : null,
            Given(Scope),
            WishKey: Wish!
        );
        var request = await record.RunAsync(Actor, asked, stop);
        TempData["Done"] = "Request recorded. The clock runs from the day it was received.";
        return Redirect($"/rights/{request.Reference}");
    }

    private async Task LoadAsync(CancellationToken stop) =>
        Units = await Db.UnitsVisibleTo(Actor, Duty.HandleRights)
            .Where(u => u.IsController)
            .OrderBy(u => u.Name)
            .Select(u => new SelectListItem(u.Name, u.Id.ToString()))
            .ToListAsync(stop);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

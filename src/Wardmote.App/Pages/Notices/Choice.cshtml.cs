using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Notices;
using Wardmote.Store;

namespace Wardmote.App.Pages.Notices;

/// <summary>Writes down that a member took themself off the notice list, or wants to be on it again (R14).</summary>
public sealed class ChoiceModel(Db db, ChooseNotices choose) : NoticesPage(db)
{
    [BindProperty, Display(Name = "Membership number")]
    public string? Member { get; set; }

    [BindProperty, Display(Name = "What do they want?")]
    public bool? Wants { get; set; }

    [BindProperty, Display(Name = "On which day did they say so?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "How did they tell you?")]
    public string? How { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await choose.RunAsync(Actor, Unit.Id, Member, Wants, On, How, stop);
        return Done(Wants == true ? "They are on the list again" : "They are off the list");
    }
}

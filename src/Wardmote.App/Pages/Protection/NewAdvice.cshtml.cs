using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>Writes down advice (R103).</summary>
public sealed class NewAdviceModel(Db db, RecordAdvice record) : ControllerPage(db)
{
    [BindProperty, Display(Name = "When was it given?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "Who was advised?")]
    public string? To { get; set; }

    [BindProperty, Display(Name = "What was it about?")]
    public string? About { get; set; }

    [BindProperty, Display(Name = "What was the advice?")]
    public string? Words { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var advice = await record.RunAsync(Actor, Unit.Id, new(On, To, About, Words), stop);
        return Done("Saved", $"/advice/{advice.Id}");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>Writes down a letter to or from the regulator (R104).</summary>
public sealed class NewLetterModel(Db db, RecordRegulatorLetter record) : ControllerPage(db)
{
    [BindProperty, Display(Name = "Who wrote?")]
    public Way? Way { get; set; }

    [BindProperty, Display(Name = "When?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "What is it about?")]
    public string? About { get; set; }

    [BindProperty, Display(Name = "Reference")]
    public string? Reference { get; set; }

    [BindProperty, Display(Name = "When is an answer due?")]
    public LocalDate? AnswerDue { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await record.RunAsync(Actor, Unit.Id, new(Way, On, About, Reference, AnswerDue), stop);
        return Done("Saved", "/regulator");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>A question to the person about what they are looking for, or their answer to it.</summary>
public sealed class QuestionModel(Db db, RequestClock clock, AskQuestion ask, RecordReply record) : CasePage(db, clock)
{
    [BindProperty, Display(Name = "Your question, as the letter asks it"), StringLength(2000)]
    public string? Asks { get; set; }

    [BindProperty, Display(Name = "Why you cannot find it without the answer"), StringLength(2000)]
    public string? Reason { get; set; }

    [BindProperty, Display(Name = "The day the answer came")]
    public LocalDate? AnsweredOn { get; set; }

    [BindProperty, Display(Name = "What they said"), StringLength(5000)]
    public string? Answer { get; set; }

    public void OnGet() => AnsweredOn = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await ask.RunAsync(Actor, Case.Id, Asks, Reason, stop);
        return Done("Asked. The clock stands still until the answer comes.");
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await record.RunAsync(Actor, Case.Id, AnsweredOn, Answer, stop);
        return Done("Written down. The clock runs again.");
    }
}

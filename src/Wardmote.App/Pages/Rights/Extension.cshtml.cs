using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Two more months to answer, with the reason that the person is told.</summary>
public sealed class ExtensionModel(Db db, RequestClock clock, ExtendRequest extend) : CasePage(db, clock)
{
    private readonly RequestClock clock = clock;

    [
        BindProperty,
        Display(Name = "What makes it necessary?"),
        Required(ErrorMessage = "Choose what makes it necessary")
    ]
    public ExtensionGround? Ground { get; set; }

    [BindProperty, Display(Name = "Why, as the letter says it"), StringLength(2000)]
    public string? Because { get; set; }

    /// <summary>Why it cannot be extended now; null when it can.</summary>
    public string? Objection { get; private set; }

    /// <summary>The last day to tell the person; null while something it depends on is awaited.</summary>
    public LocalDate? TellBy { get; private set; }

    /// <summary>The last day for the answer with it; null while the clock waits.</summary>
    public LocalDate? DueThen { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await extend.RunAsync(Actor, Case.Id, Ground!.Value, Because, stop);
        return Done("Two more months. The letter to the person is on its way.");
    }

    protected override async Task LoadAsync(CancellationToken stop)
    {
        if (Case.IsClosed)
        {
            Objection = "The request is closed.";
            return;
        }
        var deadline = await clock.DeadlineOfAsync(Case, stop);
        Objection = Wardmote.Rights.Extension.Objection(Case, deadline, Today);
        TellBy = deadline.ExtensionNoticeDue;
        DueThen = Objection is null ? (await clock.ExtendedAsync(Case, stop)).Due : null;
    }
}

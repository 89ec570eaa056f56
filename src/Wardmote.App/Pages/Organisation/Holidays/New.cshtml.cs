using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation.Holidays;

/// <summary>Adds a public holiday that was proclaimed: first what it moves, then the decision.</summary>
[Carries(Duty.KeepHolidays)]
public sealed class NewModel(Db db, AddHoliday add, IClock clock) : StaffPage(db)
{
    /// <summary>The answer to <see cref="Where"/> for all nations.</summary>
    public const string Everywhere = "everywhere";

    [BindProperty, Display(Name = "Which day is it?"), Required(ErrorMessage = "Enter the day of the holiday")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "What is it called?"), Required(ErrorMessage = "Enter what the holiday is called")]
    public string? Name { get; set; }

    /// <summary><see cref="Everywhere"/>, or the text of a nation.</summary>
    [BindProperty, Display(Name = "Where is it a holiday?"), Required(ErrorMessage = "Choose where it is a holiday")]
    public string? Where { get; set; }

    [BindProperty, Display(Name = "Where was it proclaimed?")]
    [Required(ErrorMessage = "Say where it was proclaimed, for the record")]
    public string? Because { get; set; }

    /// <summary>"add" once it has been seen what moves, "change" to go back to the form; null before.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>What it would move; null while the form is filled in.</summary>
    public IReadOnlyList<Move>? Moves { get; private set; }

    public LocalDate Today => clock.Today();

    public string WhereInWords => Nation is { } one ? one.InWords() : "All three nations";

    private Nation? Nation => Where == Everywhere ? null : Nations.Parse(Where!);

    /// <summary>Holidays count for every unit: whoever may not add them for the whole organisation finds no such page.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        if (await Db.KeepsHolidaysAsync(Actor, HttpContext.RequestAborted))
            await next();
        else
            context.Result = NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid || Step == "change")
            return Page();
        var dryRun = Step != "add";
        var moves = await add.RunAsync(Actor, new(On!.Value, Name, Nation, Because), dryRun, stop);
        if (dryRun)
        {
            Moves = moves;
            return Page();
        }
        TempData["Done"] = $"{On.Value.Full()} is a public holiday now. {HolidayWords.Moved(moves.Count)}";
        return Redirect($"/organisation/holidays?year={On.Value.Year}");
    }
}

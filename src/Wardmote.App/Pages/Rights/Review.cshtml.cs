using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Wardmote.App.SignIn;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The yearly look at something that was kept from a removal.</summary>
public sealed class ReviewModel(Db db, RequestClock clock, ReviewKept review) : CasePage(db, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Does the ground still hold?")]
    public bool? Holds { get; set; }

    [BindProperty, Display(Name = "Why")]
    public string? Because { get; set; }

    public Item Item { get; private set; } = null!;

    public IActionResult OnGet() => Found() ? Page() : NotFound();

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Found())
            return NotFound();
        await review.RunAsync(Actor, Case.Id, Id, Holds, Because, stop);
        TempData["Done"] = "Written down.";
        return Redirect("/rights/kept");
    }

    private bool Found()
    {
        Item = Case.Items.FirstOrDefault(i => i.Id == Id)!;
        return Item is not null;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Whether what the person asks is done to one thing that was found.</summary>
public sealed class RulingModel(Db db, RequestClock clock, RuleOnItem rule, MarkDone done) : CasePage(db, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "What is done?")]
    public bool? Granted { get; set; }

    [BindProperty, Display(Name = "The law’s ground")]
    public Ground? Ground { get; set; }

    [BindProperty, Display(Name = "Why, as the letter says it")]
    public string? Because { get; set; }

    [BindProperty, Display(Name = "How it was done")]
    public string? How { get; set; }

    public Item Item { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Grounds =>
        [
            .. GroundText
                .For(Case.Wish)
                .Select(t => new SelectListItem($"{PlainDates.Capital(t.Name)} ({t.Provision})", t.Ground.ToString())),
        ];

    public IActionResult OnGet()
    {
        if (!Found())
            return NotFound();
        Granted = Item.Ruling?.Granted;
        Ground = Item.Ruling?.Ground;
        Because = Item.Ruling?.Because;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Found())
            return NotFound();
        await rule.RunAsync(Actor, Case.Id, Id, new(Granted, Ground, Because), stop);
        return Next("Decided.");
    }

    public async Task<IActionResult> OnPostDoneAsync(CancellationToken stop)
    {
        if (!Found())
            return NotFound();
        await done.RunAsync(Actor, Case.Id, Id, How, stop);
        return Next("Written down.");
    }

    private bool Found()
    {
        Item = Case.Items.FirstOrDefault(i => i.Id == Id && !i.NeedsDecision && i.NotTheirsAt is null)!;
        return Item is not null && (Case.Wish.IsChange || Case.Kind == RightKind.Portability);
    }

    private RedirectResult Next(string word)
    {
        TempData["Done"] = word;
        return Redirect($"{CaseUrl}/items");
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Which member, if any, a request is about.</summary>
public sealed class PersonModel(Db db, RequestClock clock, OfficeFinder offices, DecidePerson decide)
    : CasePage(db, clock)
{
    private const int Most = 20;

    [BindProperty, Required(ErrorMessage = "Choose the member, or go back if none of them is this person")]
    public Guid? Member { get; set; }

    [
        BindProperty,
        Display(Name = "How do you know?"),
        Required(ErrorMessage = "Say how you know that this is the same person")
    ]
    public string? Reason { get; set; }

    /// <summary>Members with the same name, address or telephone number.</summary>
    public IReadOnlyList<Member> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await decide.RunAsync(Actor, Case.Id, Member!.Value, Reason, stop);
        return Done("Matched. Start the search again to ask their branch and groups too.");
    }

    protected override async Task LoadAsync(CancellationToken stop)
    {
        var units = await offices.AnsweredForAsync(Case.UnitId, stop);
        var (name, email, phone) = (
            Keys.Name(Case.Subject.Name),
            Keys.Email(Case.Subject.Email),
            Keys.Phone(Case.Subject.Phone)
        );
        var also = Case.Subject.AlsoKnownAs?.Trim();
        Candidates = await Db.Set<Member>()
            .AsNoTracking()
            .Where(m => units.Contains(m.UnitId))
            .Where(m =>
                m.NameKey == name
                || (email != null && m.EmailKey == email)
                || (phone != null && m.MobileKey == phone)
                || (also != null && m.Number == also)
            )
            .OrderByDescending(m => m.NameKey == name && m.EmailKey == email)
            .ThenBy(m => m.Number)
            .Take(Most)
            .ToListAsync(stop);
    }
}

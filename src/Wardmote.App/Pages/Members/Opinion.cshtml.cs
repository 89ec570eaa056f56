using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Members;

/// <summary>Notes a political opinion of a member (R107–R109).</summary>
[Carries(Duty.KeepMembership)]
public sealed class OpinionModel(Db db, MemberOpenings openings, NoteOpinion note, IClock clock) : StaffPage(db)
{
    [BindProperty, Display(Name = "What do they think?")]
    public string? Text { get; set; }

    [BindProperty, Display(Name = "Where does it come from?")]
    public string? Source { get; set; }

    [BindProperty, Display(Name = "Who spoke to them?")]
    public string? CollectedBy { get; set; }

    [BindProperty, Display(Name = "On which day did they say it?")]
    public LocalDate? On { get; set; }

    [BindProperty, Display(Name = "How were they told what it is used for?")]
    public string? ToldHow { get; set; }

    public string Number { get; private set; } = "";

    /// <summary>Whether they gave notice to stop.</summary>
    public bool Shut { get; private set; }

    public Openness Openness { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        if (!ModelState.IsValid)
            return Page();
        await note.RunAsync(Actor, number, new(Text, Source, CollectedBy, On, ToldHow), stop);
        TempData["Done"] = "Noted";
        return Redirect($"/members/{number}");
    }

    private async Task<bool> FindAsync(string number, CancellationToken stop)
    {
        var member = await Db.MembersVisibleTo(Actor, clock.Today())
            .AsNoTracking()
            .FirstOrDefaultAsync(m => m.Number == number, stop);
        if (member is null)
            return false;
        Number = member.Number;
        Shut = await Db.OpinionsAreShutAsync(member, stop);
        Openness = await openings.OfAsync(Actor, member.Id, stop);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>An officer is satisfied who the person is, or asks for proof.</summary>
public sealed class IdentityModel(Db db, RequestClock clock, AskForIdentity askForProof, VerifyIdentity verify)
    : CasePage(db, clock)
{
    [
        BindProperty,
        Display(Name = "Are you satisfied who they are?"),
        Required(ErrorMessage = "Choose whether you are satisfied who they are")
    ]
    public string? Answer { get; set; }

    [BindProperty]
    public IdentityMethod? Method { get; set; }

    [BindProperty, Display(Name = "What you saw or know")]
    public string? Note { get; set; }

    [BindProperty, Display(Name = "The day it came")]
    public LocalDate? ReceivedOn { get; set; }

    [BindProperty, Display(Name = "What would show it")]
    public string? Wanted { get; set; }

    [BindProperty, Display(Name = "Why you are in doubt")]
    public string? Reason { get; set; }

    /// <summary>Whether the address given is also on a membership record the unit answers for.</summary>
    public bool AddressIsKnown { get; private set; }

    public void OnGet() => ReceivedOn = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Answer == "yes" && Method is null)
            ModelState.AddModelError(nameof(Method), "Choose how you know");
        if (!ModelState.IsValid)
            return Page();
        if (Answer == "no")
        {
            await askForProof.RunAsync(Actor, Case.Id, Wanted, Reason, stop);
            return Done("Proof asked for. The clock waits until it comes.");
        }
        await verify.RunAsync(Actor, Case.Id, Method!.Value, ReceivedOn, Note, stop);
        return Done("Identity checked.");
    }

    protected override async Task LoadAsync(CancellationToken stop)
    {
        var key = Keys.Email(Case.Subject.Email);
        var person = Case.PersonId;
        AddressIsKnown =
            key is not null
            && person is not null
            && await Db.Set<Wardmote.Members.Member>().AnyAsync(m => m.PersonId == person && m.EmailKey == key, stop);
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The public contact of the data-protection officer (R104).</summary>
public sealed class ContactModel(Db db, SetPublicContact set) : ControllerPage(db)
{
    [BindProperty, Display(Name = "E-mail address")]
    public string? Email { get; set; }

    [BindProperty, Display(Name = "Telephone")]
    public string? Phone { get; set; }

    [BindProperty, Display(Name = "Postal address")]
    public string? PostalAddress { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var known = await Db.PublicContacts.AsNoTracking().SingleOrDefaultAsync(c => c.UnitId == Unit.Id, stop);
        (Email, Phone, PostalAddress) = (known?.Email, known?.Phone, known?.PostalAddress);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await set.RunAsync(Actor, Unit.Id, Email, Phone, PostalAddress, stop);
        return Done("Published");
    }
}

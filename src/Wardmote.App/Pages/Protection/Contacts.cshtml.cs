using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The champion and the lead of a unit and every unit below it, vacancies first; also as a file (R120, R121).</summary>
public sealed class ContactsModel(Db db, UnitContacts contacts, ExportContacts export, IClock clock)
    : ProtectionPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>One page of them.</summary>
    public IReadOnlyList<UnitContact> Shown { get; private set; } = [];

    public bool More { get; private set; }

    [FreshFactor]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var file = await export.RunAsync(Actor, Unit.Id, stop);
        return File(file, "text/csv", $"contacts-{Unit.Code}-{LocalDatePattern.Iso.Format(clock.Today())}.csv");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var all = await contacts.OfAsync(Db.Units.Where(u => u.Above.Any(a => a.AboveId == Unit.Id)), stop);
        (Shown, Number, More) = all.Page(Number, PageSize);
        return true;
    }
}

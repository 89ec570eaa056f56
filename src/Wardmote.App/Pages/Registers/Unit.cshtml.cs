using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>The register of a unit: its assets, what is done with them and what is blocked, now or as it stood on a day.</summary>
public sealed class UnitModel(Db db, Register register) : RegistersPage(db)
{
    /// <summary>The day of which it is shown; null for today.</summary>
    [BindProperty(SupportsGet = true), Display(Name = "As it stood at the end of")]
    public LocalDate? On { get; set; }

    public UnitOnRecord Record { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var unit = Unit.Id;
        var found = await register.OfAsync(Actor, Db.Units.Where(u => u.Id == unit), On, stop);
        Record = found.Count > 0 ? found[0] : new(Unit, []);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>Enters an asset in the register, or changes one (R162).</summary>
public sealed class EntryModel(Db db, WriteAsset write) : RegistersPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version that was on the page.</summary>
    [BindProperty]
    public int Read { get; set; }

    [BindProperty, Display(Name = "What is it called?")]
    public string? Name { get; set; }

    [BindProperty, Display(Name = "What is it?")]
    public string? What { get; set; }

    [BindProperty, Display(Name = "Which office answers for it?")]
    public string? Owner { get; set; }

    [BindProperty, Display(Name = "What is it kept in?")]
    public string? KeptIn { get; set; }

    [BindProperty, Display(Name = "Where is it?")]
    public string? Location { get; set; }

    [BindProperty]
    public bool IsCentral { get; set; }

    [BindProperty, Display(Name = "Why does it change?")]
    public string? Because { get; set; }

    public IReadOnlyList<SelectListItem> Offices { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var unit = Unit.Id;
        var held = await Db
            .Appointments.Where(a => a.UnitId == unit)
            .Select(a => a.Office)
            .Distinct()
            .ToListAsync(stop);
        Offices =
        [
            .. held.Union(OfficeNames.All, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(o => new SelectListItem(PlainDates.Capital(o), o)),
        ];
        return Id is null || (await VersionsAsync<Asset>(Id, stop)) is [{ IsEnd: false }, ..];
    }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (Id is null)
            return;
        var asset = (await VersionsAsync<Asset>(Id, stop))[0];
        (Read, Name, What, Owner) = (asset.Number, asset.Name, asset.What, asset.Owner);
        (KeptIn, Location, IsCentral) = (asset.KeptIn, asset.Location, asset.IsCentral);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        var written = new NewAsset(Name, What, Owner, Location, KeptIn, IsCentral);
        var asset = await write.RunAsync(Actor, Unit.Id, Id, Read, written, Because, stop);
        return Done(Id is null ? "Saved. Now say what it is used for" : "Saved", $"/assets/{asset.Id}");
    }
}

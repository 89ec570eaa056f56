using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Registers;
using Wardmote.Store;

namespace Wardmote.App.Pages.Registers;

/// <summary>An asset, who answers for it, what is done with it, and every change; and where it ends.</summary>
public sealed class AssetModel(Db db, EndAsset end, IClock clock) : RegistersPage(db)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public int Read { get; set; }

    [BindProperty, Display(Name = "What became of the data?")]
    public string? Because { get; set; }

    /// <summary>The latest version.</summary>
    public Asset Asset { get; private set; } = null!;

    public IReadOnlyList<ProcessingTask> Tasks { get; private set; } = [];
    public IReadOnlyList<Written> History { get; private set; } = [];

    /// <summary>Who holds the office that answers for it today.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var versions = await VersionsAsync<Asset>(Id, stop);
        if (versions.Count == 0)
            return false;
        Asset = versions[0];
        History = versions.ConvertAll(Written.Of);
        Tasks = await Db.VisibleTo<ProcessingTask>(Actor, Duty.KeepRegisters)
            .AsNoTracking()
            .AsOf(clock.GetCurrentInstant())
            .Where(t => t.AssetId == Id)
            .OrderBy(t => t.Id)
            .ToListAsync(stop);
        var (unit, owner) = (Unit.Id, Asset.Owner);
        Owners = await Db.HeldOn(clock.Today())
            .Where(a => a.UnitId == unit && a.Office == owner)
            .Select(a => a.PersonName)
            .ToListAsync(stop);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await end.RunAsync(Actor, Id, Read, Because, stop);
        return Done("Ended. How it stood before can still be read");
    }
}

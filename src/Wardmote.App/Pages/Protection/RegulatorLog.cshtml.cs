using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>A controller's letters to and from the regulator, the latest first (R98, R104).</summary>
public sealed class RegulatorLogModel(Db db, OfficesOnRecord offices, IClock clock) : ControllerPage(db)
{
    public IReadOnlyList<RegulatorLetter> Log { get; private set; } = [];

    /// <summary>The name of the data-protection officer; null while there is none.</summary>
    public string? Dpo { get; private set; }

    public LocalDate Today => clock.Today();

    protected override async Task<bool> LoadControllerAsync(CancellationToken stop)
    {
        Dpo = (await offices.ForAsync(Unit.Id, stop))?.Dpo?.Held.PersonName;
        Log = await Db.VisibleTo<RegulatorLetter>(Actor, Duty.KeepProtection)
            .AsNoTracking()
            .Where(l => l.UnitId == Unit.Id)
            .OrderByDescending(l => l.On)
            .ThenByDescending(l => l.Id)
            .ToListAsync(stop);
        return true;
    }
}

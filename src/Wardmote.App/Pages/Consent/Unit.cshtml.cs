using Wardmote.Consent;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>What a unit asks consent for, and how many agreed, took it back, or were not asked.</summary>
public sealed class UnitModel(Db db, Consents consents) : ConsentPage(db)
{
    public IReadOnlyList<PurposeOnRecord> Purposes { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        Purposes = await consents.OfUnitAsync(Actor, Unit.Id, stop);
        return true;
    }
}

using Wardmote.Organisation;
using Wardmote.Protection;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>The data-protection offices of a unit: who holds them, since when, by whose decision, and what is missing.</summary>
public sealed class UnitModel(Db db, OfficesOnRecord offices, UnitContacts contacts) : ProtectionPage(db)
{
    /// <summary>The controller that answers for the unit: itself or one above; null when there is none.</summary>
    public ControllerOnRecord? On { get; private set; }

    public UnitContact Contact { get; private set; } = null!;

    /// <summary>What the unit itself lacks.</summary>
    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        On = await offices.ForAsync(Unit.Id, stop);
        Contact = (await contacts.OfAsync(Db.Units.Where(u => u.Id == Unit.Id), stop))[0];
        var own = On is not null && On.Unit.Id == Unit.Id ? On.Gaps : [];
        Gaps = Contact.Gap is { } gap ? [.. own, gap] : own;
        return true;
    }
}

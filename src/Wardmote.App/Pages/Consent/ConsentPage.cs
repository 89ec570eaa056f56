using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Consent;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>A page about the consents of one unit.</summary>
[Carries(Duty.KeepMembership)]
public abstract class ConsentPage(Db db) : StaffUnitPage(db, Duty.KeepMembership, "/consent/units")
{
    /// <summary>Every version of the unit’s wordings, by purpose, the latest first.</summary>
    /// <param name="purposeId">Only of this purpose; null for all.</param>
    protected Task<List<ConsentWording>> VersionsAsync(Guid? purposeId, CancellationToken stop) =>
        Db.VisibleTo<ConsentWording>(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(w => w.UnitId == Unit.Id && (purposeId == null || w.Id == purposeId))
            .OrderBy(w => w.Id)
            .ThenByDescending(w => w.Number)
            .ToListAsync(stop);
}

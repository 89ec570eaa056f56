using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Consent;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>The units of an officer, and what each asks consent for (R36, R110).</summary>
[Carries(Duty.KeepMembership)]
public sealed class IndexModel(Db db) : StaffPage(db)
{
    public IReadOnlyList<(Unit Unit, IReadOnlyList<string> Purposes)> Units { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var reach = Actor.Reach(Duty.KeepMembership);
        var purposes = (
            await Db.VisibleTo<ConsentWording>(Actor, Duty.KeepMembership).AsNoTracking().Newest().ToListAsync(stop)
        ).ToLookup(w => w.UnitId, w => w.Purpose);
        var units = await Db.UnitsVisibleTo(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .OrderBy(u => u.Code)
            .ToListAsync(stop);
        Units =
        [
            .. units
                .Where(u => purposes.Contains(u.Id) || reach.Contains(u.Id))
                .Select(u => (u, (IReadOnlyList<string>)[.. purposes[u.Id].Order(StringComparer.OrdinalIgnoreCase)])),
        ];
    }
}

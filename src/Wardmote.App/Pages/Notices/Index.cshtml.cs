using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Notices;

/// <summary>The constituencies whose notice list an officer keeps (R14).</summary>
[Carries(Duty.KeepMembership)]
public sealed class IndexModel(Db db) : StaffPage(db)
{
    public IReadOnlyList<Unit> Constituencies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        Constituencies = await Db.UnitsVisibleTo(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(u => u.Kind == UnitKind.Constituency)
            .OrderBy(u => u.Code)
            .ToListAsync(stop);
}

using Microsoft.EntityFrameworkCore;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>Whose data may not be used, and until when (R32, R34, R151).</summary>
[Carries(Duty.HandleRights)]
public sealed class RestrictionsModel(Db db) : StaffPage(db)
{
    private const int Most = 500;

    public IReadOnlyList<InForce> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) =>
        All = await Db.RestrictionsFor(Actor).Take(Most).ToListAsync(stop);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.App.Pages.Rights;

/// <summary>The register of what is kept although someone asked for its removal (R31).</summary>
[Carries(Duty.HandleRights)]
public sealed class KeptModel(Db db, RequestClock clock) : StaffPage(db)
{
    private const int Most = 500;

    public IReadOnlyList<Kept> All { get; private set; } = [];
    public LocalDate Today => clock.Today;

    public async Task OnGetAsync(CancellationToken stop) => All = await Db.KeptFor(Actor).Take(Most).ToListAsync(stop);
}

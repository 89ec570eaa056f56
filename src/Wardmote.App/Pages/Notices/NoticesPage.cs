using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Notices;

/// <summary>A page about the notice list of one constituency; other units have none.</summary>
[Carries(Duty.KeepMembership)]
public abstract class NoticesPage(Db db) : StaffUnitPage(db, Duty.KeepMembership, "/notices/units")
{
    protected override Task<bool> LoadAsync(CancellationToken stop) =>
        Task.FromResult(Unit.Kind == UnitKind.Constituency);
}

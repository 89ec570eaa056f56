using Wardmote.App.SignIn;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Protection;

/// <summary>A page about the data-protection offices of one unit that the officer looks after.</summary>
[Carries(Duty.KeepProtection)]
public abstract class ProtectionPage(Db db) : StaffUnitPage(db, Duty.KeepProtection, "/protection/units");

/// <summary>The same, of a unit that answers for data itself.</summary>
public abstract class ControllerPage(Db db) : ProtectionPage(db)
{
    protected sealed override async Task<bool> LoadAsync(CancellationToken stop) =>
        Unit.IsController && await LoadControllerAsync(stop);

    /// <inheritdoc cref="StaffUnitPage.LoadAsync"/>
    protected virtual Task<bool> LoadControllerAsync(CancellationToken stop) => Task.FromResult(true);
}

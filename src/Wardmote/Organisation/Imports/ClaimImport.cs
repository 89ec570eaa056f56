using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>A worker takes the import that has waited longest.</summary>
[UseCase]
public sealed class ClaimImport(Db db, IClock clock)
{
    /// <summary>Claims it, so that no other worker does.</summary>
    /// <returns>The import; null when none waits, or another worker was quicker.</returns>
    public async Task<Import?> RunAsync(CancellationToken stop)
    {
        var import = await db
            .Imports.Where(i =>
                (i.State == ImportState.Checking || i.State == ImportState.Confirmed) && i.ClaimedAt == null
            )
            .OrderBy(i => i.At)
            .FirstOrDefaultAsync(stop);
        if (import is null)
            return null;
        import.ClaimedAt = clock.GetCurrentInstant();
        try
        {
            await db.SaveChangesAsync(stop);
            return import;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// Says of imports whose worker is gone that they were interrupted. They changed nothing, and can be run again.
/// </summary>
[UseCase]
public sealed class InterruptImports(Db db, IClock clock)
{
    /// <param name="longest">How long a worker may be busy with one before it counts as gone.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(Duration longest, CancellationToken stop)
    {
        var before = clock.GetCurrentInstant() - longest;
        var left = await db
            .Imports.Where(i =>
                (i.State == ImportState.Checking || i.State == ImportState.Confirmed) && i.ClaimedAt <= before
            )
            .ToListAsync(stop);
        foreach (var import in left)
        {
            import.State = ImportState.Interrupted;
            import.ClaimedAt = null;
        }
        await db.SaveChangesAsync(stop);
        return left.Count;
    }
}

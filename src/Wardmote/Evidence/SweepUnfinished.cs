using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Evidence;

/// <summary>
/// Removes what a process left behind that died while it sealed a large file: the unfinished attachment and, with it, its
/// pieces. Nothing refers to either.
/// </summary>
[UseCase]
public sealed class SweepUnfinished(Db db, IClock clock)
{
    /// <summary>How long a file may take to be written before it counts as left behind.</summary>
    public static readonly Duration Patience = Duration.FromDays(1);

    /// <summary>Sweeps; whoever was still writing one of them is refused its end.</summary>
    /// <returns>How many unfinished attachments were removed.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var before = clock.GetCurrentInstant() - Patience;
        var left = await db.Attachments.Where(a => a.FinishedAt == null && a.At < before).ToListAsync(stop);
        db.RemoveRange(left);
        await db.SaveChangesAsync(stop);
        return left.Count;
    }
}

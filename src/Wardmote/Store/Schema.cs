using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>What both databases check before they change their schema.</summary>
public static class Schema
{
    /// <summary>Refuses a database that a newer Wardmote has already changed.</summary>
    public static async Task RefuseNewerAsync(Db db, CancellationToken stop)
    {
        if (!await db.Database.CanConnectAsync(stop))
            return;
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new Refused(
                $"This database was changed by a newer Wardmote ({newer}). Start that version, or restore the backup made before it."
            );
    }
}

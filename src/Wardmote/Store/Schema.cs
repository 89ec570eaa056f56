using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>How both databases bring their schema up to date.</summary>
public static class Schema
{
    /// <summary>Applies what the database lacks; with nothing to do, it needs no right to make a table.</summary>
    /// <exception cref="Refused">A newer Wardmote has already changed the database.</exception>
    public static async Task MigrateAsync(Db db, CancellationToken stop)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = await db.Database.CanConnectAsync(stop)
            ? (await db.Database.GetAppliedMigrationsAsync(stop)).ToList()
            : [];
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new Refused(
                $"This database was changed by a newer Wardmote ({newer}). Start that version, or restore the backup made before it."
            );
        if (known.Except(applied, StringComparer.Ordinal).Any())
            await db.Database.MigrateAsync(stop);
    }
}

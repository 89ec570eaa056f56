using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Wardmote.Evidence;

/// <summary>A row that may not change without a journal entry about <see cref="EvidenceId"/> in the same save.</summary>
public interface IEvidenced
{
    /// <summary>The case or record that the entry must be about: <see cref="JournalEntry.AboutId"/>.</summary>
    Guid EvidenceId { get; }
}

/// <summary>No change without evidence: refuses a save that alters an evidenced row and leaves no entry about it.</summary>
public sealed class EvidenceRule : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return base.SavingChanges(eventData, result);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Check(eventData.Context);
        return base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    private static void Check(DbContext? db)
    {
        if (db is null)
            return;
        var entries = db.ChangeTracker.Entries().ToList();
        var told = entries
            .Where(e => e is { State: EntityState.Added, Entity: JournalEntry })
            .Select(e => ((JournalEntry)e.Entity).AboutId)
            .ToHashSet();
        foreach (var entry in entries)
        {
            if (entry.Entity is JournalEntry or Particulars or PersonConcerned && entry.State == EntityState.Modified)
                throw new InvalidOperationException(
                    $"{entry.Entity.GetType().Name} is never changed after it is written."
                );
            if (
                entry
                    is {
                        State: EntityState.Added or EntityState.Modified or EntityState.Deleted,
                        Entity: IEvidenced row
                    }
                && !told.Contains(row.EvidenceId)
            )
                throw new InvalidOperationException(
                    $"{row.GetType().Name} was {entry.State} without a journal entry about it in the same save."
                );
        }
    }
}

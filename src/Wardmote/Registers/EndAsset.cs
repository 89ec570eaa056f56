using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using static Wardmote.Registers.RegistersScope;

namespace Wardmote.Registers;

/// <summary>Writes down that an asset is no more: handed back, destroyed, deleted. How it stood before can still be read.</summary>
[UseCase]
public sealed class EndAsset(Db db, Journal journal, IClock clock)
{
    /// <param name="read">The number of the version that was on the page.</param>
    /// <param name="because">What became of the data.</param>
    /// <exception cref="Refused">The asset is not the actor's, something is still done with it, or nothing is said of what became of it.</exception>
    public async Task RunAsync(Actor actor, Guid assetId, int read, string? because, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var before = await db.NewestAsync<Asset>(actor, assetId, read, stop);
        if (
            await db.VisibleTo<ProcessingTask>(actor, Duty.KeepRegisters)
                .AsOf(now)
                .AnyAsync(t => t.AssetId == assetId, stop)
        )
            throw new Refused("Something is still done with it. End its processing tasks first, one by one.");
        new Objections().Text(because, "Because", "Say what became of the data, for the record.", 500).Refuse();
        var end = new Asset
        {
            Id = before.Id,
            Number = read + 1,
            UnitId = before.UnitId,
            WrittenAt = now,
            IsEnd = true,
            Name = before.Name,
            Owner = before.Owner,
            Entry = journal.Write(
                actor,
                new("AssetEnded", before.Id, before.UnitId, $"Ended “{before.Name}” in the register.", Kept(because))
            ),
        };
        db.Add(end);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.IsTaken(end))
        {
            throw ChangedMeanwhile;
        }
    }
}

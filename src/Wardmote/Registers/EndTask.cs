using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using static Wardmote.Registers.RegistersScope;

namespace Wardmote.Registers;

/// <summary>Writes down that something is not done any more. How it stood before can still be read.</summary>
[UseCase]
public sealed class EndTask(Db db, Journal journal, IClock clock)
{
    /// <param name="read">The number of the version that was on the page.</param>
    /// <exception cref="Refused">The task is not the actor's, has ended, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid taskId, int read, string? because, CancellationToken stop)
    {
        var before = await db.NewestAsync<ProcessingTask>(actor, taskId, read, stop);
        new Objections().Text(because, "Because", "Say why it is not done any more, for the record.", 500).Refuse();
        var end = new ProcessingTask
        {
            Id = before.Id,
            Number = read + 1,
            UnitId = before.UnitId,
            AssetId = before.AssetId,
            WrittenAt = clock.GetCurrentInstant(),
            IsEnd = true,
            Purpose = before.Purpose,
            Entry = journal.Write(
                actor,
                new("TaskEnded", before.Id, before.UnitId, "Ended a processing task.", Kept(because))
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

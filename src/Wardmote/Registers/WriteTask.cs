using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;
using static Wardmote.Registers.RegistersScope;

namespace Wardmote.Registers;

/// <summary>
/// Writes down what is done with an information asset, or a new version of it (R163). What lacks a basis or a condition is
/// kept all the same, and blocked until it is there (R97).
/// </summary>
[UseCase]
public sealed class WriteTask(Db db, Journal journal, IClock clock)
{
    /// <param name="taskId">The one that changes; null for a new one.</param>
    /// <param name="read">The number of the version that was on the page; 0 for a new one.</param>
    /// <param name="because">Why it changes; not needed of a new one.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="Refused">The asset is not the actor's, something is missing, or somebody else changed it meanwhile.</exception>
    public async Task<ProcessingTask> RunAsync(
        Actor actor,
        Guid assetId,
        Guid? taskId,
        int read,
        Processing written,
        string? because,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        var asset =
            await db.VisibleTo<Asset>(actor, Duty.KeepRegisters)
                .AsNoTracking()
                .AsOf(now)
                .SingleOrDefaultAsync(a => a.Id == assetId, stop)
            ?? throw new Refused("There is no such asset in the registers you keep.");
        var before = taskId is { } known ? await db.NewestAsync<ProcessingTask>(actor, known, read, stop) : null;
        var texts = typeof(Processing).GetProperties().Where(p => p.PropertyType == typeof(string)).ToList();
        foreach (var text in texts)
            text.SetValue(written, Kept((string?)text.GetValue(written)));
        var objections = new Objections()
            .When(written.Purpose is null, "Say what it is done for.", "Purpose")
            .When(before is not null && Kept(because) is null, "Say why it changes, for the record.", "Because")
            .When(before is not null && before.AssetId != assetId, "It belongs to another asset.", "Purpose")
            .When(
                written.SafeguardOn > now.UkDate(),
                "The day the safeguard was agreed cannot be after today.",
                "SafeguardOn"
            )
            .Longest(because, "Because", 500);
        foreach (var text in texts)
            objections.Longest((string?)text.GetValue(written), text.Name, RegistersTables.Longest);
        objections.Refuse();
        var id = before?.Id ?? Ids.New(now);
        var blocked = written.IsBlocked() ? " It is blocked: what allows it is missing." : "";
        var task = new ProcessingTask
        {
            Id = id,
            Number = read + 1,
            UnitId = asset.UnitId,
            AssetId = asset.Id,
            WrittenAt = now,
            IsEnd = false,
            Entry = journal.Write(
                actor,
                before is null
                    ? new("TaskEntered", id, asset.UnitId, $"Entered what is done with “{asset.Name}”.{blocked}")
                    : new(
                        "TaskChanged",
                        id,
                        asset.UnitId,
                        $"Changed what is done with “{asset.Name}”.{blocked}",
                        Kept(because)
                    )
            ),
        };
        db.Add(task);
        db.Entry(task).CurrentValues.SetValues(written);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.IsTaken(task))
        {
            throw ChangedMeanwhile;
        }
        return task;
    }
}

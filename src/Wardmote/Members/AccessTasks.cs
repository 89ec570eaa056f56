using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>A unit names a task for which its officers will open members' records.</summary>
[UseCase]
public sealed class AddAccessTask(Db db, Journal journal, IClock clock)
{
    /// <param name="name">As it reads after "for", at most 120 letters.</param>
    /// <exception cref="Refused">The unit is not the actor's, or the name is missing, too long or there already.</exception>
    public async Task RunAsync(Actor actor, Guid unitId, string? name, CancellationToken stop)
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.KeepMembership).FirstOrDefaultAsync(u => u.Id == unitId, stop)
            ?? throw new Refused("That unit is not one of yours.");
        if (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl))
            throw new Refused("Name the task on one line, in at most 120 letters.", "Name");
        var said = name.Trim();
        if ((await db.TasksAtAsync(unitId, clock.Today(), stop)).Contains(said, StringComparer.OrdinalIgnoreCase))
            throw new Refused("That task is on the list already.", "Name");
        var task = new AccessTask
        {
            Id = Ids.New(clock),
            UnitId = unitId,
            Name = said,
        };
        db.Add(task);
        journal.Write(actor, new("AccessTaskAdded", task.Id, unitId, $"Named a task for opening records: {said}."));
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>A task is over: nobody opens a record for it any more.</summary>
[UseCase]
public sealed class EndAccessTask(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The task is not one of the actor's units'.</exception>
    public async Task RunAsync(Actor actor, Guid taskId, CancellationToken stop)
    {
        var task =
            await db.VisibleTo<AccessTask>(actor, Duty.KeepMembership).FirstOrDefaultAsync(t => t.Id == taskId, stop)
            ?? throw new Refused("That task is not one of your units’.");
        if (task.Until is not null)
            return;
        task.Until = clock.Today().PlusDays(-1);
        journal.Write(actor, new("AccessTaskEnded", task.Id, task.UnitId, $"Ended a task: {task.Name}."));
        await db.SaveChangesAsync(stop);
    }
}

public static class TasksForAccess
{
    /// <summary>What records of a unit may be opened for on a day: what every unit may, then what it and those above named.</summary>
    public static async Task<IReadOnlyList<string>> TasksAtAsync(
        this Db db,
        Guid unitId,
        LocalDate day,
        CancellationToken stop
    )
    {
        var above = db.Set<UnitAbove>();
        var own = await db
            .AccessTasks.Where(t => above.Any(a => a.UnitId == unitId && a.AboveId == t.UnitId))
            .Where(t => t.Until == null || t.Until >= day)
            .OrderBy(t => t.Name)
            .Select(t => t.Name)
            .Distinct()
            .ToListAsync(stop);
        return [.. AccessTask.Usual, .. own.Order(StringComparer.Ordinal)];
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Removes a public holiday that was added by mistake, and moves the dates of open requests back. It stays on record as
/// removed.
/// </summary>
[UseCase]
public sealed class RemoveHoliday(Db db, Journal journal, HolidayCalendar calendar, Redating redating, IClock clock)
{
    /// <param name="because">Why; not needed for a dry run.</param>
    /// <param name="dryRun">Only says which requests would move.</param>
    /// <returns>The requests that move, the next due first.</returns>
    /// <exception cref="Refused">The actor may not, no reason is given, or there is no such added holiday any more.</exception>
    public async Task<IReadOnlyList<Move>> RunAsync(
        Actor actor,
        Guid holidayId,
        string? because,
        bool dryRun,
        CancellationToken stop
    )
    {
        await db.RequireKeeperAsync(actor, stop);
        await using var whole = dryRun ? null : await calendar.HoldAsync(stop);
        var added = dryRun ? db.Holidays.AsNoTracking() : db.Holidays;
        var holiday =
            await added.FirstOrDefaultAsync(h => h.Id == holidayId && h.RemovedAt == null, stop)
            ?? throw new Refused("This holiday has been removed already, or was never added.");
        var before = await calendar.KnownAsync(stop);
        var after = before.Without(holiday);
        var moves = await redating.MovesAsync(before, after, toMake: !dryRun, stop);
        if (whole is null)
            return moves;
        if (string.IsNullOrWhiteSpace(because))
            throw new Refused("Say why it is removed, for the record.", "Because");
        if (because.Trim().Length > 500)
            throw new Refused("Use at most 500 characters here.", "Because");
        holiday.Remove(because.Trim(), actor.Name, clock.GetCurrentInstant());
        journal.Write(
            actor,
            new(
                "HolidayRemoved",
                holiday.Id,
                null,
                $"Removed {holiday.On.Full()} as a public holiday{holiday.Where}: {holiday.Name}.",
                because.Trim()
            )
        );
        redating.Make(
            moves,
            after,
            actor,
            $"{holiday.On.Full()} is not a public holiday{holiday.Where} after all ({holiday.Name})"
        );
        await db.SaveChangesAsync(stop);
        await whole.CommitAsync(stop);
        return moves;
    }
}

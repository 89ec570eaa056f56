using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>An open request whose dates a change of the public holidays moves.</summary>
/// <param name="Deadline">What holds once the change is made.</param>
/// <param name="From">The law's date so far; while the clock waits, the earliest it could be.</param>
/// <param name="To">The same afterwards.</param>
/// <param name="Waits">Whether the clock waits, so that there is no due date yet.</param>
public sealed record Move(Request Request, Deadline Deadline, LocalDate From, LocalDate To, bool Waits)
{
    /// <summary>"The due date moved from Tuesday 7 April 2026 to Wednesday 8 April 2026, because …"</summary>
    internal string Sentence(string because) =>
        $"The {(Waits ? "earliest possible due date" : "due date")} moved from {From.Full()} to {To.Full()}, because {because}.";
}

/// <summary>Moves the dates of open requests when the public holidays change. A closed request keeps the dates it had.</summary>
public sealed class Redating(Db db, Journal journal, OfficeFinder offices, IClock clock)
{
    /// <summary>What a change would move, the next due first; nothing is changed yet.</summary>
    /// <param name="before">What was known before; null where the dates that were kept tell what held.</param>
    /// <param name="toMake">Whether the requests will be changed in this save.</param>
    public async Task<IReadOnlyList<Move>> MovesAsync(
        KnownHolidays? before,
        KnownHolidays after,
        bool toMake,
        CancellationToken stop
    )
    {
        var today = clock.Today();
        var requests = toMake ? db.Requests : db.Requests.AsNoTracking();
        var open = await requests
            .AsSplitQuery()
            .Include(r => r.Unit)
            .Include(r => r.Identity)
            .Include(r => r.Fees)
            .Include(r => r.Extension)
            .Include(r => r.Questions)
            .Where(r => r.Closure == null)
            .ToListAsync(stop);
        var nations = await offices.NationsAsync([.. open.Select(r => r.UnitId).Distinct()], stop);
        return
        [
            .. open.Select(Moved).OfType<Move>().OrderBy(m => m.Waits).ThenBy(m => m.From).ThenBy(m => m.Request.Id),
        ];

        Move? Moved(Request request)
        {
            var period = RequestClock.Period(request, nations[request.UnitId]);
            var becomes = after.Engine.For(period, today);
            // While the clock waits, the date that was kept is that of another day.
            var was = before is null ? request.DueOn ?? Date(becomes) : Date(before.Engine.For(period, today));
            return was == Date(becomes)
                ? null
                : new(request, becomes, request.DueOn ?? was, Date(becomes), becomes.Due is null);
        }
    }

    /// <summary>Puts the new dates on the requests, each with its entry in the journal, within the current save.</summary>
    /// <param name="because">Why, as the end of a sentence: "Friday 7 May 2027 is now a public holiday".</param>
    public void Make(IReadOnlyList<Move> moves, KnownHolidays after, Actor actor, string because)
    {
        foreach (var move in moves)
        {
            var request = move.Request;
            request.KeepDates(move.Deadline, after.RuleVersion);
            journal.Write(actor, new("RequestRedated", request.Id, request.UnitId, move.Sentence(because)));
        }
    }

    private static LocalDate Date(Deadline deadline) => deadline.Due ?? deadline.EarliestPossibleDue!.Value;
}

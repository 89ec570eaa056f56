using Wardmote.Organisation;

namespace Wardmote.Rights;

/// <summary>Moves the dates of open requests when their controller answers in other nations than before.</summary>
public sealed class DatesFollowUnits(HolidayCalendar calendar, Redating redating) : IFollowUnits
{
    public async Task FollowAsync(Actor actor, CancellationToken stop)
    {
        await calendar.TakeTurnAsync(stop);
        var known = await calendar.KnownAsync(stop);
        var moves = await redating.MovesAsync(before: null, known, toMake: true, stop);
        redating.Make(moves, known, actor, "the units that its controller answers for have changed");
    }
}

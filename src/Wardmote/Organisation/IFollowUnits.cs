namespace Wardmote.Organisation;

/// <summary>
/// What a room above must put right when units have changed, in the save and the transaction that change them: dates, for
/// a case is due by the calendars of every nation its controller answers in.
/// </summary>
public interface IFollowUnits
{
    /// <summary>Puts it right in the current save. The units are written already; nothing is committed. Never saves.</summary>
    Task FollowAsync(Actor actor, CancellationToken stop);
}

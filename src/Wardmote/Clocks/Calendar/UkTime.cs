using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Legal dates are dates in the United Kingdom, wherever the server stands.</summary>
public static class UkTime
{
    /// <summary>Europe/London.</summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The date in the United Kingdom now.</summary>
    public static LocalDate Today(this IClock clock) => clock.GetCurrentInstant().UkDate();

    /// <summary>The date in the United Kingdom at an instant.</summary>
    public static LocalDate UkDate(this Instant at) => at.InZone(Zone).Date;

    /// <summary>What the clock on the wall shows at an instant.</summary>
    public static LocalDateTime OnTheWall(this Instant at) => at.InZone(Zone).LocalDateTime;

    /// <summary>
    /// The moment a clock on the wall means. In the hour that is skipped in March, and the one that comes twice in
    /// October, the earlier moment is taken, since a deadline that runs from it is then the earlier one.
    /// </summary>
    public static WallTime At(LocalDateTime wall)
    {
        var mapping = Zone.MapLocal(wall);
        return mapping.Count switch
        {
            1 => new(mapping.Single().ToInstant(), null),
            2 => new(
                mapping.First().ToInstant(),
                $"{wall.TimeOfDay.Plain()} came twice on {wall.Date.Full()}, when the clocks went back: the earlier is taken."
            ),
            // Read with the summer offset, which gives the earlier of the two possible moments.
            _ => new(
                wall.WithOffset(mapping.LateInterval.WallOffset).ToInstant(),
                $"There was no {wall.TimeOfDay.Plain()} on {wall.Date.Full()}, when the clocks went forward: the earlier reading is taken."
            ),
        };
    }
}

/// <summary>A moment read from a wall clock.</summary>
/// <param name="Note">What to tell the reader when the clock's time was skipped or came twice; otherwise null.</param>
public sealed record WallTime(Instant Instant, string? Note);

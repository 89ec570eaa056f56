using NodaTime;

namespace Wardmote.Clocks;

/// <summary>The time of day in the United Kingdom.</summary>
public static class London
{
    /// <summary>Europe/London.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>What the clock on the wall shows.</summary>
    public static LocalDateTime Of(Instant instant) => instant.InZone(Zone).LocalDateTime;

    /// <summary>The date in London.</summary>
    public static LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    internal static Offset Offset(Instant instant) => Zone.GetUtcOffset(instant);

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
            _ => new(
                // Read with the summer offset, which gives the earlier of the two possible moments.
                wall.WithOffset(mapping.LateInterval.WallOffset).ToInstant(),
                $"There was no {wall.TimeOfDay.Plain()} on {wall.Date.Full()}, when the clocks went forward: the earlier reading is taken."
            ),
        };
    }
}

/// <summary>A moment read from a wall clock.</summary>
/// <param name="Note">What to tell the reader when the clock's time was skipped or came twice; otherwise null.</param>
public sealed record WallTime(Instant Instant, string? Note);

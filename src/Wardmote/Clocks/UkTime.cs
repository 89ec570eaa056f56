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
}

using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;

namespace Wardmote.Tests;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class TestClock(Instant now) : IClock
{
    public TestClock(string now = "2026-11-20T09:00:00Z")
        : this(InstantPattern.ExtendedIso.Parse(now).Value) { }

    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;

    public void Pass(Duration time) => Now += time;

    /// <summary>Moves to noon in London on a day.</summary>
    public void GoTo(LocalDate day) => Now = day.At(new LocalTime(12, 0)).InZoneStrictly(UkTime.Zone).ToInstant();
}

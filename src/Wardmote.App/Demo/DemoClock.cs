using NodaTime;

namespace Wardmote.App.Demo;

/// <summary>A clock that is set, so that a history can be told as it happened.</summary>
internal sealed class DemoClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

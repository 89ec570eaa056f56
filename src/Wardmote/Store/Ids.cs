using NodaTime;

namespace Wardmote.Store;

/// <summary>Keys are version-7 GUIDs made in code, so they sort by the moment they were made.</summary>
public static class Ids
{
    /// <summary>A new key, ordered by <paramref name="at"/> to the millisecond.</summary>
    public static Guid New(Instant at) => Guid.CreateVersion7(at.ToDateTimeOffset());

    /// <summary>A new key, ordered by now.</summary>
    public static Guid New(IClock clock) => New(clock.GetCurrentInstant());
}

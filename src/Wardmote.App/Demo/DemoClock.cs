using NodaTime;

namespace Wardmote.App.Demo;

/// <summary>
/// The clock of the demonstration: while its past is made up, it stands where it is put; from then on it is the real one.
/// </summary>
public sealed class DemoClock(IClock real) : IClock
{
    private Instant? put;

    // A millisecond passes at every look, so that things keep their order.
    public Instant GetCurrentInstant() =>
        put is { } then ? (put = then + Duration.FromMilliseconds(1)).Value : real.GetCurrentInstant();

    /// <summary>Stands so many days before now, at ten in the morning or later by <paramref name="minutes"/>.</summary>
    public void GoBack(int days, int minutes = 0)
    {
        var day = Clocks.UkTime.UkDate(real.GetCurrentInstant()).PlusDays(-days);
        put =
            day.At(new LocalTime(10, 0)).InZoneLeniently(Clocks.UkTime.Zone).ToInstant()
            + Duration.FromMinutes(minutes);
    }

    /// <summary>Lets some minutes pass in the past.</summary>
    public void Pass(int minutes) => put += Duration.FromMinutes(minutes);

    /// <summary>Shows the real time from now on.</summary>
    public void ComeBack() => put = null;
}

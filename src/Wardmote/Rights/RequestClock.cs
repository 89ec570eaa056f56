using NodaTime;
using Wardmote.Clocks;

namespace Wardmote.Rights;

/// <summary>Asks the clocks about a request: its dates, its stages, and when a holder must answer.</summary>
public sealed class RequestClock(DeadlineEngine engine, IClock clock)
{
    /// <summary>The date in the United Kingdom now.</summary>
    public LocalDate Today => clock.Today();

    /// <summary>When the request must be answered, as of today, with the reasons.</summary>
    public Deadline DeadlineOf(Request request, Nation nation) => engine.For(Period(request, nation), Today);

    /// <summary>Its dates and stages in order, for the picture and its table.</summary>
    public Timeline TimelineOf(Request request, Nation nation) =>
        Timeline.Of(Period(request, nation), DeadlineOf(request, nation), StagesOf(request, nation), Today);

    /// <summary>The policy's stages; null while the clock waits, because they run from the same day as the law's period.</summary>
    public StagePlan? StagesOf(Request request, Nation nation) =>
        DeadlineOf(request, nation).RelevantDate is { } start
            ? engine.Stages(
                start,
                [.. request.Slack.OrderBy(s => s.At).Select(s => new SlackSpent(s.Stage, s.Days, s.Because))],
                request.Kind
            )
            : null;

    /// <summary>When someone asked today must answer, is reminded, and is passed on (R23).</summary>
    public HolderTimes HolderTimes() => engine.HolderTimes(Today);

    private static RightsPeriod Period(Request request, Nation nation) =>
        new(request.Kind, request.ReceivedOn, nation)
        {
            IdentityRequested = request.Identity?.AskedOn,
            IdentityReceived = request.Identity?.AskedOn is null ? null : request.Identity.ReceivedOn,
        };
}

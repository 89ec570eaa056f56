using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;

namespace Wardmote.Rights;

/// <summary>Asks the clocks about a request: its dates, its stages, and when a holder must answer.</summary>
public sealed class RequestClock(HolidayCalendar calendar, OfficeFinder offices, IClock clock)
{
    /// <summary>The date in the United Kingdom now.</summary>
    public LocalDate Today => clock.Today();

    /// <summary>
    /// Works out the request's dates as of today and puts them on it. They hold if they are saved and committed in the
    /// transaction returned: until it ends no public holiday is added.
    /// </summary>
    public async Task<IDbContextTransaction> DateAsync(Request request, CancellationToken stop)
    {
        var dating = await calendar.HoldAsync(stop);
        try
        {
            var known = await calendar.KnownAsync(stop);
            request.KeepDates(known.Engine.For(await PeriodAsync(request, stop), Today), known.RuleVersion);
            return dating;
        }
        catch
        {
            await dating.DisposeAsync();
            throw;
        }
    }

    /// <summary>When the request must be answered, as of today, with the reasons.</summary>
    public async Task<Deadline> DeadlineOfAsync(Request request, CancellationToken stop) =>
        (await EngineAsync(stop)).For(await PeriodAsync(request, stop), Today);

    /// <summary>When it would have to be answered with two more months.</summary>
    public async Task<Deadline> ExtendedAsync(Request request, CancellationToken stop) =>
        (await EngineAsync(stop)).For(await PeriodAsync(request, stop) with { Extended = true }, Today);

    /// <summary>Its dates and stages in order, for the picture and its table.</summary>
    public async Task<Timeline> TimelineOfAsync(Request request, CancellationToken stop) =>
        Timeline.Of(
            await PeriodAsync(request, stop),
            await DeadlineOfAsync(request, stop),
            await StagesOfAsync(request, stop),
            Today
        );

    /// <summary>
    /// The policy's stages; null where it has none for such a request, and while the clock waits, because they run from the
    /// same day as the law's period.
    /// </summary>
    public async Task<StagePlan?> StagesOfAsync(Request request, CancellationToken stop)
    {
        var engine = await EngineAsync(stop);
        return engine.HasStages(request.Kind) && (await DeadlineOfAsync(request, stop)).RelevantDate is { } start
            ? engine.Stages(
                start,
                [.. request.Slack.OrderBy(s => s.At).Select(s => new SlackSpent(s.Stage, s.Days, s.Because))],
                request.Kind
            )
            : null;
    }

    /// <summary>When someone asked today must answer, is reminded, and is passed on (R23).</summary>
    public async Task<HolderTimes> HolderTimesAsync(CancellationToken stop) =>
        (await EngineAsync(stop)).HolderTimes(Today);

    /// <summary>What decides the request's dates.</summary>
    /// <param name="nations">Of the units its controller answers for.</param>
    internal static RightsPeriod Period(Request request, IReadOnlyList<Nation> nations) =>
        new(request.Kind, request.ReceivedOn, nations[0])
        {
            AlsoIn = [.. nations.Skip(1)],
            IdentityRequested = request.IdentityWaits ? request.Identity?.AskedOn : null,
            IdentityReceived =
                request.IdentityWaits && request.Identity?.AskedOn is not null ? request.Identity.ReceivedOn : null,
            FeeCharged = request.Fee?.ChargedOn,
            FeePaid = request.Fee?.PaidOn,
            Clarifications = [.. request.Questions.Select(q => new Clarification(q.AskedOn, q.AnsweredOn))],
            Extended = request.Extension is not null,
        };

    private async Task<RightsPeriod> PeriodAsync(Request request, CancellationToken stop) =>
        Period(request, (await offices.NationsAsync([request.UnitId], stop))[request.UnitId]);

    private async Task<DeadlineEngine> EngineAsync(CancellationToken stop) => (await calendar.KnownAsync(stop)).Engine;
}

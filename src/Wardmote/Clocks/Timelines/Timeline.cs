using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What a day on a timeline is, for its look.</summary>
public enum TimelineMark
{
    /// <summary>Something that happened, or should by then.</summary>
    Event,

    /// <summary>A policy's last day, or a stage's.</summary>
    Target,

    /// <summary>The law's last day.</summary>
    Due,

    /// <summary>Today.</summary>
    Today,
}

/// <summary>What a stretch of a timeline is, for its look.</summary>
public enum TimelineStretch
{
    /// <summary>The clock runs.</summary>
    Running,

    /// <summary>The clock waits for identity, a fee or clarification.</summary>
    Waiting,

    /// <summary>One stage of the policy.</summary>
    Stage,

    /// <summary>Slack not yet spent.</summary>
    Slack,
}

/// <summary>One day that matters.</summary>
public sealed record TimelinePoint(LocalDate Date, TimelineMark Mark, string What);

/// <summary>A stretch of days; both ends are shown.</summary>
public sealed record TimelineSpan(LocalDate From, LocalDate Until, TimelineStretch Kind, string What);

/// <summary>One row of the table beneath the picture; <paramref name="Until"/> is null for a single day.</summary>
public sealed record TimelineRow(LocalDate From, LocalDate? Until, string What)
{
    /// <summary>"Tuesday 3 March 2026", "14 to 21 April 2026".</summary>
    public string When => Until is { } last && last != From ? PlainDates.Span(From, last) : From.Full();
}

/// <summary>A request's dates in order, for a picture and for the table that says the same in words.</summary>
/// <param name="Points">In order of date.</param>
/// <param name="Spans">In order of their first day.</param>
public sealed record Timeline(IReadOnlyList<TimelinePoint> Points, IReadOnlyList<TimelineSpan> Spans)
{
    /// <summary>The table beneath the picture: every point and stretch, by date; a stage is told by its last day.</summary>
    public IReadOnlyList<TimelineRow> Rows =>
        [
            .. Points
                .Select(point => new TimelineRow(point.Date, null, point.What))
                .Concat(
                    Spans
                        .Where(span => span.Kind != TimelineStretch.Stage)
                        .Select(span => new TimelineRow(span.From, span.Until, span.What))
                )
                .OrderBy(row => row.From)
                .ThenBy(row => row.Until ?? row.From),
        ];

    /// <summary>The timeline of a rights request.</summary>
    /// <param name="plan">The policy's stages; null when they have not begun or there are none.</param>
    public static Timeline Of(RightsPeriod period, Deadline deadline, StagePlan? plan, LocalDate today)
    {
        var points = new List<TimelinePoint> { new(period.Received, TimelineMark.Event, "Request received") };
        Happened(period.IdentityRequested, "Proof of identity asked for");
        Happened(period.IdentityReceived, "Proof of identity came");
        Happened(period.FeeCharged, "Fee charged");
        Happened(period.FeePaid, "Fee paid");
        foreach (var question in period.Clarifications)
        {
            Happened(question.Asked, "Clarification asked for");
            Happened(question.Answered, "Clarification came");
        }

        if (period.Extended && deadline.ExtensionNoticeDue is { } notice)
            points.Add(new(notice, TimelineMark.Target, "Last day to tell the person of the extension"));
        foreach (var stage in plan?.Stages ?? [])
            points.Add(new(stage.Due, TimelineMark.Target, stage.Title));
        foreach (var layer in deadline.Layers.Skip(1))
            if (layer.Due is { } target)
                points.Add(new(target, TimelineMark.Target, $"{layer.Title}: last day"));
        if (deadline.Due is { } due)
            points.Add(new(due, TimelineMark.Due, "Last day by law"));
        if (deadline.EarliestPossibleDue is { } earliest)
            points.Add(new(earliest, TimelineMark.Due, "The earliest the last day can be"));
        points.Add(new(today, TimelineMark.Today, "Today"));
        return new(
            [.. points.OrderBy(point => point.Date)],
            [.. Stretches(period, deadline, plan).OrderBy(span => span.From)]
        );

        void Happened(LocalDate? date, string what)
        {
            if (date is { } day)
                points.Add(new(day, TimelineMark.Event, what));
        }
    }

    private static IEnumerable<TimelineSpan> Stretches(RightsPeriod period, Deadline deadline, StagePlan? plan)
    {
        var last = deadline.Due ?? deadline.EarliestPossibleDue!.Value;
        if (deadline.RelevantDate is not { } relevant)
        {
            yield return new(period.Received, last, TimelineStretch.Waiting, "The clock has not started");
            yield break;
        }

        if (relevant > period.Received)
            yield return new(period.Received, relevant, TimelineStretch.Waiting, "The clock had not started");
        yield return new(relevant, last, TimelineStretch.Running, "The time the law gives");
        foreach (var pause in deadline.Pauses)
            yield return new(
                pause.Start,
                pause.End,
                TimelineStretch.Waiting,
                "The clock stood still for clarification"
            );
        foreach (var stage in plan?.Stages ?? [])
            yield return new(stage.From, stage.Due, TimelineStretch.Stage, stage.Title);
        if (plan is { SlackLeft: > 0 })
            yield return new(plan.Due, plan.LatestDue, TimelineStretch.Slack, "Slack not yet spent");
    }
}

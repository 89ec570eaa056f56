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
    private const string LastDayByLaw = "Last day by law";
    private const string Running = "The time the law gives";
    private const string Now = "Today";

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
                .OrderBy(row => row.From),
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
                points.Add(Target(target, layer.Rule.Origin));
        if (deadline.Due is { } due)
            points.Add(new(due, TimelineMark.Due, LastDayByLaw));
        if (deadline.EarliestPossibleDue is { } earliest)
            points.Add(new(earliest, TimelineMark.Due, "The earliest the last day can be"));
        points.Add(new(today, TimelineMark.Today, Now));
        return InOrder(points, Stretches(period, deadline, plan));

        void Happened(LocalDate? date, string what)
        {
            if (date is { } day)
                points.Add(new(day, TimelineMark.Event, what));
        }
    }

    /// <summary>The timeline of a limit in whole days, with every layer's last day; the law's comes first in the list.</summary>
    internal static Timeline Of(IReadOnlyList<DatedLimit> limits, LocalDate today)
    {
        var law = limits[0];
        return InOrder(
            [
                new(law.Start, TimelineMark.Event, PlainDates.Capital(law.Rule.Starts)),
                .. limits.Skip(1).Select(limit => Target(limit.Due, limit.Rule.Origin)),
                new(law.Due, TimelineMark.Due, LastDayByLaw),
                new(today, TimelineMark.Today, Now),
            ],
            [new(law.Start, law.Due, TimelineStretch.Running, Running)]
        );
    }

    /// <summary>The timeline of a breach. Its days carry the times, because hours are counted.</summary>
    internal static Timeline Of(IReadOnlyList<BreachDeadline> deadlines, LocalDate today)
    {
        var timed = deadlines.Where(deadline => deadline.Due is not null).ToList();
        var points = timed
            .DistinctBy(deadline => deadline.Rule.RunsFrom)
            .Select(deadline => At(deadline.Start!.Value, TimelineMark.Event, Began(deadline.Rule.RunsFrom)))
            .Concat(
                timed.Select(deadline =>
                    At(
                        deadline.Due!.Value,
                        deadline.Rule.Origin.Layer == LayerKind.Statute ? TimelineMark.Due : TimelineMark.Target,
                        $"{deadline.Rule.Title} ({deadline.Rule.Origin.Title})"
                    )
                )
            );
        return InOrder(
            [.. points.OrderBy(point => point.At).Select(point => point.Point), new(today, TimelineMark.Today, Now)],
            timed
                .Where(deadline => deadline.Rule.Origin.Layer == LayerKind.Statute)
                .Select(deadline => new TimelineSpan(
                    deadline.Start!.Value.UkDate(),
                    deadline.Due!.Value.UkDate(),
                    TimelineStretch.Running,
                    Running
                ))
        );

        static (Instant At, TimelinePoint Point) At(Instant at, TimelineMark mark, string what) =>
            (at, new(at.UkDate(), mark, $"{what}: {at.OnTheWall().TimeOfDay.Plain()}"));

        static string Began(BreachMoment moment) =>
            moment switch
            {
                BreachMoment.Suspected => "First suspected",
                BreachMoment.Reported => "Reported to an officer",
                _ => "Known to the organisation",
            };
    }

    private static Timeline InOrder(IEnumerable<TimelinePoint> points, IEnumerable<TimelineSpan> spans) =>
        new([.. points.OrderBy(point => point.Date)], [.. spans.OrderBy(span => span.From)]);

    private static TimelinePoint Target(LocalDate due, RuleOrigin origin) =>
        new(due, TimelineMark.Target, $"{origin.Title}: last day");

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
        yield return new(relevant, last, TimelineStretch.Running, Running);
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

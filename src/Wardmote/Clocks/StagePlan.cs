using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Days of slack given to one stage, and why.</summary>
/// <param name="Stage">The stage's short name, such as "copies".</param>
/// <param name="Days">At least 1.</param>
/// <param name="Reason">A sentence for the record: a holiday, an illness.</param>
public sealed record SlackSpent(string Stage, int Days, string Reason);

/// <summary>The stages of one request with their dates. They run in calendar days and never move to a working day.</summary>
/// <param name="Start">The day they run from; its own day is not counted.</param>
/// <param name="SlackDays">The slack the policy gives in all.</param>
/// <param name="Slack">What of it has been spent.</param>
public sealed record StagePlan(
    LocalDate Start,
    IReadOnlyList<Stage> Stages,
    int SlackDays,
    IReadOnlyList<SlackSpent> Slack
)
{
    /// <summary>Days of slack not yet spent.</summary>
    public int SlackLeft => SlackDays - Slack.Sum(spent => spent.Days);

    /// <summary>The last day of the last stage, with the slack spent so far.</summary>
    public LocalDate Due => Stages[^1].Due;

    /// <summary>The last day if all slack is spent.</summary>
    public LocalDate LatestDue => Due.PlusDays(SlackLeft);

    /// <summary>The stage that a day falls in; null after the last one has ended.</summary>
    public Stage? At(LocalDate day) => Stages.FirstOrDefault(stage => day <= stage.Due);

    /// <summary>The stage of that name.</summary>
    /// <exception cref="CannotCompute">There is no stage of that name.</exception>
    public Stage this[string name] =>
        Stages.FirstOrDefault(stage => stage.Name == name)
        ?? throw StageRule.Unknown(name, Stages.Select(stage => stage.Name));

    /// <summary>Every stage in words, and how much slack is left.</summary>
    public string Explanation =>
        string.Join(' ', Stages.Select(stage => stage.Explanation))
        + (
            SlackDays == 0
                ? ""
                : $" {PlainDates.Capital(PlainDates.Number(SlackLeft))} of {PlainDates.InDays(SlackDays)} of slack {(SlackLeft == 1 ? "is" : "are")} left."
        );
}

/// <summary>One stage with its dates.</summary>
/// <param name="Name">"ask", "copies", "reply".</param>
/// <param name="Title">What it brings about, as a clause: "Copies of the data reach the secretary".</param>
/// <param name="From">The day it runs from; its own day is not counted.</param>
/// <param name="Due">Its last day, to its end.</param>
/// <param name="Days">The policy's days for it, without slack.</param>
public sealed record Stage(
    string Name,
    string Title,
    LocalDate From,
    LocalDate Due,
    int Days,
    IReadOnlyList<SlackSpent> Slack,
    string Source
)
{
    /// <summary>"Copies of the data reach the secretary by the end of Tuesday 17 March 2026: 7 days from 10 March 2026 (Local policy, right of access)."</summary>
    public string Explanation
    {
        get
        {
            var slack = Slack.Select(spent =>
                $", and {PlainDates.InDays(spent.Days)} of slack ({spent.Reason.Trim().TrimEnd('.')})"
            );
            return $"{Title} by the end of {Due.Full()}: {PlainDates.InDays(Days)} from {From.DayMonthYear()}{string.Concat(slack)} ({Source}).";
        }
    }
}

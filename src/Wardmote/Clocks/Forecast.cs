using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Whether the law's date will be met if everyone still to act uses all the time they have.</summary>
/// <param name="Expected">The day the last stage would end.</param>
/// <param name="LegalDue">The last day by law.</param>
public sealed record Forecast(LocalDate Expected, LocalDate LegalDue)
{
    /// <summary>Days between the two; negative when the law's date would be missed.</summary>
    public int DaysToSpare => Period.DaysBetween(Expected, LegalDue);

    /// <summary>Whether the law's date would be missed.</summary>
    public bool TooLate => DaysToSpare < 0;

    /// <summary>"If everyone uses all their time, the answer goes out by Tuesday 24 March 2026, 14 days before the last day by law."</summary>
    public string Explanation
    {
        get
        {
            var distance =
                DaysToSpare == 0 ? "the last day by law"
                : TooLate
                    ? $"{PlainDates.InDays(-DaysToSpare)} after the last day by law, {LegalDue.Full()}: ask for what is left sooner"
                : $"{PlainDates.InDays(DaysToSpare)} before the last day by law";
            return $"If everyone uses all their time, the answer goes out by {Expected.Full()}, {distance}.";
        }
    }

    /// <summary>The forecast of a plan.</summary>
    /// <param name="done">The day each finished stage was finished, by its short name. A stage begins when the one before it is finished.</param>
    /// <param name="today">A stage that is late is expected today at the earliest.</param>
    /// <exception cref="CannotCompute">A finished stage is not in the plan.</exception>
    public static Forecast Of(
        StagePlan plan,
        IReadOnlyDictionary<string, LocalDate> done,
        LocalDate today,
        LocalDate legalDue
    )
    {
        foreach (var name in done.Keys)
            _ = plan[name];
        var reached = plan.Start;
        foreach (var stage in plan.Stages)
            reached = done.TryGetValue(stage.Name, out var finished)
                ? LocalDate.Max(reached, finished)
                : LocalDate.Max(today, reached.PlusDays(Period.DaysBetween(stage.From, stage.Due)));
        return new(reached, legalDue);
    }
}

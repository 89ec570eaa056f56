using NodaTime;

namespace Wardmote.Clocks;

/// <summary>The moments of a personal data breach that start a clock.</summary>
public enum BreachMoment
{
    /// <summary>Someone first suspected or noticed it.</summary>
    Suspected,

    /// <summary>It was reported to an officer.</summary>
    Reported,

    /// <summary>The organisation had a reasonable degree of certainty that personal data was compromised.</summary>
    Aware,
}

/// <summary>What is known about when a breach came to light; null for what has not happened or is not known.</summary>
public sealed record BreachPeriod(Instant? Suspected, Instant? Reported, Instant? Aware)
{
    internal Instant? At(BreachMoment moment) =>
        moment switch
        {
            BreachMoment.Suspected => Suspected,
            BreachMoment.Reported => Reported,
            _ => Aware,
        };

    /// <summary>Refuses an empty account, or one whose moments run backwards.</summary>
    /// <exception cref="CannotCompute">No moment is known, or a later one stands before an earlier one.</exception>
    internal void MustMakeSense()
    {
        if ((Suspected ?? Reported ?? Aware) is null)
            throw new CannotCompute(
                "Give at least one moment: when the breach was suspected, reported or known.",
                nameof(Aware)
            );
        foreach (var at in new[] { Suspected, Reported, Aware })
            if (at is { } known)
                PublicHolidays.MustKnow(known.UkDate());
        if (Reported < Suspected)
            throw Backwards("reported", Reported, "was suspected", Suspected, nameof(Reported));
        if (Aware < Suspected)
            throw Backwards("known", Aware, "was suspected", Suspected, nameof(Aware));
    }

    private static CannotCompute Backwards(string later, Instant? at, string earlier, Instant? before, string field) =>
        new(
            $"The breach cannot have been {later} at {at!.Value.OnTheWall().Full()}, before it {earlier} at "
                + $"{before!.Value.OnTheWall().Full()}: check both times.",
            field
        );
}

/// <summary>One limit in hours. Elapsed hours: weekends, holidays and changes of the clock make no difference.</summary>
/// <param name="Start">The moment it runs from; null while that is not known.</param>
public sealed record BreachDeadline(BreachRule Rule, Instant? Start)
{
    /// <summary>The last moment; null while the moment it runs from is not known.</summary>
    public Instant? Due => Start + Duration.FromHours(Rule.Limit.Count);

    /// <summary>"Known at 4:30pm on Friday 20 November 2026. 72 hours end at 4:30pm on Monday 23 November 2026 (UK GDPR Art 33(1))."</summary>
    public string Explanation
    {
        get
        {
            if (Start is not { } start)
                return $"{Rule.Title}: {Rule.Limit.InWords} from the moment the breach {Verb}, which is not known yet ({Rule.Origin.Source}).";
            var due = Due!.Value;
            var changed =
                UkTime.Zone.GetUtcOffset(start) == UkTime.Zone.GetUtcOffset(due)
                    ? ""
                    : " The clocks change in between, and the hours are elapsed hours.";
            return $"The breach {Verb} at {start.OnTheWall().Full()}.{changed} {PlainDates.Capital(Rule.Limit.InWords)} {(Rule.Limit.IsMany ? "end" : "ends")} at "
                + $"{due.OnTheWall().Full()} ({Rule.Origin.Source}).";
        }
    }

    private string Verb =>
        Rule.RunsFrom switch
        {
            BreachMoment.Suspected => "was first suspected",
            BreachMoment.Reported => "was reported to an officer",
            _ => "was known to the organisation",
        };
}

namespace Wardmote.Clocks;

/// <summary>A pack may only be as strict as those above it, or stricter. A month counts as 31 days, a year as 366.</summary>
internal static class Tightening
{
    /// <exception cref="CannotCompute">A value is looser; the sentence names both.</exception>
    public static void Must(RulePack lower, RulePack upper)
    {
        foreach (var rule in lower.Answers)
        foreach (var above in upper.Answers.Where(above => Meet(rule, above)))
        {
            var kinds = PlainDates.List([.. rule.Kinds.Intersect(above.Kinds).Select(kind => kind.InWords())]);
            Compare(rule.Origin, above.Origin, $"an answer to {kinds}", rule.Limit, above.Limit);
            if (rule.ExtensionMonths > above.ExtensionMonths)
                throw Looser(
                    rule.Origin,
                    above.Origin,
                    $"the extension of {kinds}",
                    PlainDates.InMonths(rule.ExtensionMonths),
                    PlainDates.InMonths(above.ExtensionMonths)
                );
            Permit(rule.Origin, above.Origin, $"'waits: true' for {kinds}", rule.Waits, above.Waits);
            Permit(rule.Origin, above.Origin, $"'pauses: true' for {kinds}", rule.Pauses, above.Pauses);
        }

        foreach (var rule in lower.Limits)
        foreach (
            var above in upper.Limits.Where(above => above.Name == rule.Name && above.Origin.Overlaps(rule.Origin))
        )
            Compare(rule.Origin, above.Origin, $"'{rule.Name}'", rule.Limit, above.Limit);

        foreach (var rule in lower.Breach)
        foreach (var above in upper.Breach.Where(above => above.Name == rule.Name && above.RunsFrom == rule.RunsFrom))
            Compare(rule.Origin, above.Origin, $"'{rule.Name}' in a breach", rule.Limit, above.Limit);

        foreach (var rule in lower.Stages)
        foreach (var above in upper.Stages.Where(above => above.Kinds.Intersect(rule.Kinds).Any()))
            Compare(
                rule.Origin,
                above.Origin,
                "all stages and their slack",
                Days(rule.TotalDays),
                Days(above.TotalDays)
            );

        if (lower.Holder is { } holder && upper.Holder is { } limit)
        {
            Compare(
                holder.Origin,
                limit.Origin,
                "the answer of someone who is asked",
                Days(holder.Days),
                Days(limit.Days)
            );
            Compare(
                holder.Origin,
                limit.Origin,
                "the wait before an escalation",
                Days(holder.EscalationDaysAfter),
                Days(limit.EscalationDaysAfter)
            );
        }
    }

    private static bool Meet(AnswerRule one, AnswerRule other) =>
        one.Origin.Overlaps(other.Origin) && one.Kinds.Intersect(other.Kinds).Any();

    private static Limit Days(int days) => new(LimitUnit.Days, days);

    private static void Compare(RuleOrigin lower, RuleOrigin upper, string what, Limit limit, Limit above)
    {
        if (limit.AtMostHours > above.AtMostHours)
            throw Looser(lower, upper, what, limit.InWords, above.InWords);
    }

    // Time that waits or stands still is longer than time that runs.
    private static void Permit(RuleOrigin lower, RuleOrigin upper, string what, bool? permits, bool? above)
    {
        if (permits == true && above == false)
            throw new CannotCompute(
                $"{lower.Title} says {what}, where {upper.Title} says false ({upper.Source}): "
                    + "a policy may only be stricter than what stands above it."
            );
    }

    private static CannotCompute Looser(RuleOrigin lower, RuleOrigin upper, string what, string value, string above) =>
        new(
            $"{lower.Title} allows {value} for {what}, which can be longer than the {above} of {upper.Title} "
                + $"({upper.Source}): a policy may only be stricter than what stands above it."
        );
}

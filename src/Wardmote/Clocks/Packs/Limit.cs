using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What a length of time is counted in.</summary>
public enum LimitUnit
{
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>A length of time as a rule states it: "one month", "30 days", "72 hours".</summary>
/// <param name="Count">At least 1.</param>
public sealed record Limit(LimitUnit Unit, int Count)
{
    /// <summary>
    /// The last day of the period that begins with <paramref name="start"/>, whose own day is not counted. A month ends
    /// on the same-numbered day, or on the month's last day when there is none (Regulation 1182/71 Art 3(2)(c)).
    /// </summary>
    /// <exception cref="InvalidOperationException">Hours run between moments, not days.</exception>
    public LocalDate EndFrom(LocalDate start) =>
        Unit switch
        {
            LimitUnit.Days => start.PlusDays(Count),
            LimitUnit.Weeks => start.PlusWeeks(Count),
            LimitUnit.Months => start.PlusMonths(Count),
            LimitUnit.Years => start.PlusYears(Count),
            _ => throw new InvalidOperationException("Hours run between moments, not days."),
        };

    /// <summary>
    /// The last day with months of extension. They are added to a limit in months before the month's end is looked at,
    /// so that one month and two more from 31 January end on 30 April.
    /// </summary>
    public LocalDate EndFrom(LocalDate start, int extraMonths) =>
        Unit == LimitUnit.Months ? start.PlusMonths(Count + extraMonths) : EndFrom(start).PlusMonths(extraMonths);

    /// <summary>"one month", "30 days", "72 hours".</summary>
    public string InWords =>
        Unit switch
        {
            LimitUnit.Months => PlainDates.InMonths(Count),
            LimitUnit.Days => PlainDates.InDays(Count),
            _ => $"{PlainDates.Figure(Count)} {Noun}",
        };

    /// <summary>"three months", "30 days and two months": with an extension.</summary>
    public string Longer(int extraMonths) =>
        Unit == LimitUnit.Months
            ? PlainDates.InMonths(Count + extraMonths)
            : $"{InWords} and {PlainDates.InMonths(extraMonths)}";

    /// <summary>Whether a sentence about it is in the plural.</summary>
    public bool IsMany => Count > 1;

    /// <summary>Whether its last day can be missing from a month: 31 February, or 29 February in a common year.</summary>
    public bool FollowsMonths => Unit is LimitUnit.Months or LimitUnit.Years;

    /// <summary>The most hours it can last, to compare two limits: a month may have 31 days and a year 366.</summary>
    public long AtMostHours =>
        Count
        * Unit switch
        {
            LimitUnit.Hours => 1L,
            LimitUnit.Days => 24,
            LimitUnit.Weeks => 7 * 24,
            LimitUnit.Months => 31 * 24,
            _ => 366 * 24,
        };

    private string Noun => IsMany ? TextNames.Of(Unit) : TextNames.Of(Unit)[..^1];
}

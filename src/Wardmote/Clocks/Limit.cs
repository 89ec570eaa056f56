using NodaTime;

namespace Wardmote.Clocks;

/// <summary>A length of time as a rule states it: months or days, never both.</summary>
public sealed record Limit(int Months, int Days)
{
    /// <summary>
    /// The last day of the period that begins with <paramref name="start"/>, whose own day is not counted. A month ends
    /// on the same-numbered day, or on the month's last day when there is none (Regulation 1182/71 Art 3(2)(c)).
    /// </summary>
    public LocalDate EndFrom(LocalDate start) => Months > 0 ? start.PlusMonths(Months) : start.PlusDays(Days);

    /// <summary>"one month", "30 days".</summary>
    public string InWords => Months > 0 ? PlainDates.InMonths(Months) : PlainDates.InDays(Days);

    /// <summary>Whether a sentence about it is in the plural.</summary>
    public bool IsMany => Months + Days > 1;

    /// <summary>"three months", "30 days and two months": with an extension.</summary>
    public string Longer(int months) =>
        Months > 0 ? PlainDates.InMonths(Months + months) : $"{InWords} and {PlainDates.InMonths(months)}";

    /// <summary>The most days it can last: a month may have 31.</summary>
    public int AtMostDays => Months * 31 + Days;
}

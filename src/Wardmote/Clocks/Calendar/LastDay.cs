using NodaTime;

namespace Wardmote.Clocks;

/// <summary>The working day on which a period ends for a controller in one nation or several.</summary>
/// <param name="Nation">The nation that gives it; the first named where several do.</param>
/// <param name="NotEverywhere">Whether another of the nations would have given a later one.</param>
internal readonly record struct LastDay(LocalDate Date, Nation Nation, bool NotEverywhere)
{
    /// <summary>
    /// Why it is that day: "3 April is Good Friday; 4 and 5 April are a weekend.", and which nation gave it where they
    /// differ. Empty when it is the day the period itself ends on, everywhere.
    /// </summary>
    /// <param name="end">The last day before weekends and holidays are looked at.</param>
    public string Because(LocalDate end, PublicHolidays holidays)
    {
        var reasons = new List<string>();
        if (Date != end)
            reasons.Add($"{FreeDays.Between(end, Date, Nation, holidays)}.");
        if (NotEverywhere)
            reasons.Add(
                $"The public holidays of its nations differ, so the earliest date counts, that of {Nation.InWords()}."
            );
        return string.Join(' ', reasons);
    }
}

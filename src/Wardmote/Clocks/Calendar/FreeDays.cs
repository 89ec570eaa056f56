using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Says why each day between a date and the working day after it is free.</summary>
internal static class FreeDays
{
    /// <summary>"3 April is Good Friday; 4 and 5 April are a weekend; 6 April is Easter Monday".</summary>
    /// <param name="first">The first free day.</param>
    /// <param name="working">The working day after the last free one.</param>
    public static string Between(LocalDate first, LocalDate working, Nation nation, PublicHolidays holidays)
    {
        var reasons = new List<string>();
        for (var day = first; day < working; day = day.PlusDays(1))
        {
            var next = day.PlusDays(1);
            if (day.DayOfWeek == IsoDayOfWeek.Saturday)
                reasons.Add($"{PlainDates.Pair(day, next)} are a weekend");
            else if (day.DayOfWeek == IsoDayOfWeek.Sunday)
                reasons.Add($"{day.DayMonth()} is a Sunday");
            else
                reasons.Add($"{day.DayMonth()} is {holidays.On(day, nation)!.InWords}");
            if (day.DayOfWeek == IsoDayOfWeek.Saturday)
                day = next;
        }

        return string.Join("; ", reasons);
    }
}

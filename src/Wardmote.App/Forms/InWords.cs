using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.App.Forms;

/// <summary>How Wardmote says dates and names on a page.</summary>
public static class InWords
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly LocalDatePattern Long = LocalDatePattern.Create("d MMMM uuuu", English);
    private static readonly LocalDatePattern WithDay = LocalDatePattern.Create("dddd d MMMM uuuu", English);

    /// <summary>12 May 2026</summary>
    public static string Date(LocalDate date) => Long.Format(date);

    /// <summary>Tuesday 12 May 2026</summary>
    public static string DateWithDay(LocalDate date) => WithDay.Format(date);

    /// <summary>12 May 2026, 4:05pm; midday and midnight by those names, because 12am is read both ways.</summary>
    public static string Moment(ZonedDateTime at) => $"{Date(at.Date)}, {Time(at.TimeOfDay)}";

    /// <summary>4:05pm, 4pm, midday, midnight.</summary>
    public static string Time(LocalTime time)
    {
        if (time is { Minute: 0, Hour: 0 or 12 })
            return time.Hour == 0 ? "midnight" : "midday";
        var hour = time.ClockHourOfHalfDay.ToString(English);
        var minute = time.Minute == 0 ? "" : time.Minute.ToString(":00", English);
        return $"{hour}{minute}{(time.Hour < 12 ? "am" : "pm")}";
    }

    /// <summary>How far off a date is: 12 days left, Due tomorrow, Due today, 3 days late.</summary>
    public static string DaysLeft(LocalDate due, LocalDate today) =>
        Period.DaysBetween(today, due) switch
        {
            0 => "Due today",
            1 => "Due tomorrow",
            > 1 and var left => $"{Days(left)} left",
            var late => $"{Days(-late)} late",
        };

    /// <summary>1 day, 12 days.</summary>
    public static string Days(int days) => Count(days, "day");

    /// <summary>1 request, 2 requests, 1,200 requests.</summary>
    public static string Count(long count, string one, string? many = null) =>
        $"{count.ToString("N0", English)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>The first letters of the first and last name; of an address, its first letter.</summary>
    public static string Initials(string name)
    {
        var words = name.Split('@')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return "?";
        var first = StringInfo.GetNextTextElement(words[0]);
        var last = words.Length == 1 ? "" : StringInfo.GetNextTextElement(words[^1]);
        return (first + last).ToUpper(English);
    }
}

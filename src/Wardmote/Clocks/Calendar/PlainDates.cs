using System.Globalization;
using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// Dates as a person in Britain reads them, always in English whatever the machine's language.
/// Months and weekdays are never abbreviated; there is no leading zero, no ordinal and no comma.
/// </summary>
public static class PlainDates
{
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    // From Monday, as IsoDayOfWeek counts; an enum's own name is slow to come by, and dates are told by the thousand.
    private static readonly string[] Weekdays =
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    private static readonly string[] Numbers =
    [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>"Tuesday 3 March 2026".</summary>
    public static string Full(this LocalDate date) =>
        $"{Weekday(date)} {Figure(date.Day)} {MonthName(date.Month)} {Figure(date.Year)}";

    /// <summary>"3 March 2026".</summary>
    public static string DayMonthYear(this LocalDate date) =>
        $"{Figure(date.Day)} {MonthName(date.Month)} {Figure(date.Year)}";

    /// <summary>"3 March".</summary>
    public static string DayMonth(this LocalDate date) => $"{Figure(date.Day)} {MonthName(date.Month)}";

    /// <summary>"Tuesday 3 March", where the year is plain from what stands around it.</summary>
    public static string WeekdayDayMonth(this LocalDate date) => $"{Weekday(date)} {date.DayMonth()}";

    /// <summary>"4:05pm on Tuesday 3 March 2026"; midday and midnight are named.</summary>
    public static string Full(this LocalDateTime moment) => $"{moment.TimeOfDay.Plain()} on {moment.Date.Full()}";

    /// <summary>"4:05pm", "9am", "midday", "midnight"; seconds are dropped.</summary>
    public static string Plain(this LocalTime time)
    {
        if (time.Minute == 0 && (time.Hour is 0 or 12))
            return time.Hour == 0 ? "midnight" : "midday";
        var minutes = time.Minute == 0 ? "" : $":{time.Minute.ToString("00", Invariant)}";
        return $"{Figure(time.ClockHourOfHalfDay)}{minutes}{(time.Hour < 12 ? "am" : "pm")}";
    }

    /// <summary>"14 to 21 April 2026", "28 February to 2 March 2026", "30 December 2026 to 2 January 2027"; one day alone is that day.</summary>
    public static string Span(LocalDate first, LocalDate last)
    {
        if (first == last)
            return first.DayMonthYear();
        if (first.Year != last.Year)
            return $"{first.DayMonthYear()} to {last.DayMonthYear()}";
        var start = first.Month == last.Month ? Figure(first.Day) : first.DayMonth();
        return $"{start} to {last.DayMonthYear()}";
    }

    /// <summary>"4 and 5 April", "28 February and 1 March".</summary>
    public static string Pair(LocalDate first, LocalDate second) =>
        first.Month == second.Month
            ? $"{Figure(first.Day)} and {second.DayMonth()}"
            : $"{first.DayMonth()} and {second.DayMonth()}";

    /// <summary>"March"; months count from 1.</summary>
    public static string MonthName(int month) => Months[month - 1];

    /// <summary>"one month", "three months", "1 day", "30 days": words up to twelve for months, figures for days.</summary>
    public static string InMonths(int months) => $"{Number(months)} {(months == 1 ? "month" : "months")}";

    /// <inheritdoc cref="InMonths"/>
    public static string InDays(int days) => $"{Figure(days)} {(days == 1 ? "day" : "days")}";

    /// <summary>"two", "twelve", "13".</summary>
    public static string Number(int number) => number is >= 0 and <= 12 ? Numbers[number] : Figure(number);

    /// <summary>Reads "2026-03-31" and nothing else. By hand, since a file of cases has hundreds of thousands.</summary>
    internal static bool TryIso(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _])
            return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..], out var day))
            return false;
        if (year == 0 || month is 0 or > 12 || day == 0 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
            return false;
        date = new(year, month, day);
        return true;

        static bool Digits(ReadOnlySpan<char> text, out int number)
        {
            number = 0;
            foreach (var digit in text)
                number = number * 10 + digit - '0';
            return !text.ContainsAnyExceptInRange('0', '9');
        }
    }

    /// <summary>"31", whatever the machine's language.</summary>
    public static string Figure(int number) => number.ToString(Invariant);

    /// <summary>A sentence's first letter made a capital.</summary>
    public static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items, string joining = "and") =>
        items.Count switch
        {
            0 => "",
            1 => items[0],
            2 => $"{items[0]} {joining} {items[1]}",
            _ => $"{string.Join(", ", items.Take(items.Count - 1))} {joining} {items[^1]}",
        };

    private static string Weekday(LocalDate date) => Weekdays[(int)date.DayOfWeek - 1];

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}

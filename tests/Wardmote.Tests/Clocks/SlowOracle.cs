using Wardmote.Clocks;

namespace Wardmote.Tests.Clocks;

/// <summary>
/// The same law, worked out one day at a time with nothing from the product but the names of the nations. It walks the
/// calendar instead of calculating, and knows Easter from a table.
/// </summary>
internal static class SlowOracle
{
    private static readonly DateOnly[] Easters =
    [
        new(2019, 4, 21),
        new(2020, 4, 12),
        new(2021, 4, 4),
        new(2022, 4, 17),
        new(2023, 4, 9),
        new(2024, 3, 31),
        new(2025, 4, 20),
        new(2026, 4, 5),
        new(2027, 3, 28),
        new(2028, 4, 16),
        new(2029, 4, 1),
        new(2030, 4, 21),
        new(2031, 4, 13),
        new(2032, 3, 28),
        new(2033, 4, 17),
        new(2034, 4, 9),
        new(2035, 3, 25),
        new(2036, 4, 13),
    ];

    private static readonly Dictionary<Nation, HashSet<DateOnly>> Holidays = Enum.GetValues<Nation>()
        .ToDictionary(nation => nation, nation => Easters.SelectMany(easter => HolidaysOf(nation, easter)).ToHashSet());

    public sealed record Answer(DateOnly Nominal, int Paused, DateOnly Due);

    /// <summary>Questions are whole days from asked to answered, both included.</summary>
    public static Answer Due(
        Nation nation,
        DateOnly relevant,
        int months,
        IEnumerable<(DateOnly From, DateOnly To)> questions
    )
    {
        var asking = new SortedSet<DateOnly>();
        foreach (var (from, to) in questions)
            for (var day = from; day <= to; day = day.AddDays(1))
                asking.Add(day);

        var end = SameDayMonthsOn(relevant, months);
        var paused = 0;
        foreach (var day in asking)
            if (day > relevant && day <= end)
            {
                end = end.AddDays(1);
                paused++;
            }

        var due = end;
        while (IsFree(nation, due))
            due = due.AddDays(1);
        return new(end, paused, due);
    }

    public static bool IsFree(Nation nation, DateOnly day) => IsWeekend(day) || Holidays[nation].Contains(day);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    // Walk on until the month has turned often enough and the day has the same number, or the month is about to end.
    private static DateOnly SameDayMonthsOn(DateOnly start, int months)
    {
        var turned = 0;
        for (var day = start.AddDays(1); ; day = day.AddDays(1))
        {
            if (day.Day == 1)
                turned++;
            if (turned == months && (day.Day == start.Day || day.AddDays(1).Day == 1))
                return day;
        }
    }

    private static HashSet<DateOnly> HolidaysOf(Nation nation, DateOnly easter)
    {
        var year = easter.Year;
        var scotland = nation == Nation.Scotland;
        var free = new HashSet<DateOnly> { easter.AddDays(-2) };
        if (!scotland)
            free.Add(easter.AddDays(1));
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            if (IsMovableMonday(day, scotland))
                free.Add(day);
        if (year == 2020)
            free.Add(new(2020, 5, 8));
        if (year == 2022)
            free.UnionWith([new(2022, 6, 2), new(2022, 6, 3), new(2022, 9, 19)]);
        if (year == 2023)
            free.Add(new(2023, 5, 8));
        if (year == 2026 && scotland)
            free.Add(new(2026, 6, 15));

        // A fixed day on a weekend is kept on the next day that is neither weekend nor itself a holiday.
        var fixedDays = FixedDays(nation, year);
        free.UnionWith(fixedDays.Where(day => !IsWeekend(day)));
        foreach (var day in fixedDays.Where(IsWeekend))
        {
            var kept = day;
            while (IsWeekend(kept) || free.Contains(kept))
                kept = kept.AddDays(1);
            free.Add(kept);
        }

        return free;
    }

    private static bool IsMovableMonday(DateOnly day, bool scotland)
    {
        if (day.DayOfWeek != DayOfWeek.Monday)
            return false;
        return (day.Month == 5 && day.Day <= 7 && day.Year != 2020)
            || (day.Month == 5 && day.Day >= 25 && day.Year != 2022)
            || (day.Month == 8 && (scotland ? day.Day <= 7 : day.Day >= 25));
    }

    private static DateOnly[] FixedDays(Nation nation, int year)
    {
        DateOnly[] everywhere = [new(year, 1, 1), new(year, 12, 25), new(year, 12, 26)];
        return nation switch
        {
            Nation.Scotland => [.. everywhere, new(year, 1, 2), new(year, 11, 30)],
            Nation.NorthernIreland => [.. everywhere, new(year, 3, 17), new(year, 7, 12)],
            _ => everywhere,
        };
    }
}

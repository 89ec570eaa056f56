using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// The public holidays of one nation in one year, from the Banking and Financial Dealings Act 1971, the usual
/// proclamations (a holiday on a weekend gets a substitute day) and the one-off days proclaimed since 2019.
/// </summary>
internal static class HolidayRules
{
    private static readonly Nation[] Everywhere = Enum.GetValues<Nation>();

    private static readonly (LocalDate Date, string Name, Nation[] Nations)[] OneOffs =
    [
        (new(2022, 6, 3), "Platinum Jubilee bank holiday", Everywhere),
        (new(2022, 9, 19), "bank holiday for the State Funeral of Queen Elizabeth II", Everywhere),
        (new(2023, 5, 8), "bank holiday for the Coronation of King Charles III", Everywhere),
        (new(2026, 6, 15), "World Cup bank holiday", [Nation.Scotland]),
    ];

    public static IEnumerable<PublicHoliday> Of(Nation nation, int year)
    {
        var easter = EasterSunday(year);
        List<PublicHoliday> days =
        [
            new(easter.PlusDays(-2), "Good Friday", false),
            EarlyMay(year),
            Spring(year),
            .. TwoDays(new(year, 12, 25), "Christmas Day", "Boxing Day"),
            .. OneOffs
                .Where(day => day.Date.Year == year && day.Nations.Contains(nation))
                .Select(day => new PublicHoliday(day.Date, day.Name, false)),
        ];

        if (nation == Nation.Scotland)
        {
            days.AddRange(TwoDays(new(year, 1, 1), "New Year's Day", "2nd January"));
            days.Add(new(FirstMonday(year, 8), "Summer bank holiday", false));
            days.Add(OneDay(new(year, 11, 30), "St Andrew's Day"));
        }
        else
        {
            days.Add(OneDay(new(year, 1, 1), "New Year's Day"));
            days.Add(new(easter.PlusDays(1), "Easter Monday", false));
            days.Add(new(LastMonday(year, 8), "Summer bank holiday", false));
        }

        if (nation == Nation.NorthernIreland)
        {
            days.Add(OneDay(new(year, 3, 17), "St Patrick's Day"));
            days.Add(OneDay(new(year, 7, 12), "Battle of the Boyne"));
        }

        return days;
    }

    // Moved to the 75th anniversary of VE Day in 2020.
    private static PublicHoliday EarlyMay(int year) =>
        new(year == 2020 ? new(2020, 5, 8) : FirstMonday(year, 5), "Early May bank holiday", false);

    // Moved to stand beside the Platinum Jubilee in 2022.
    private static PublicHoliday Spring(int year) =>
        new(year == 2022 ? new(2022, 6, 2) : LastMonday(year, 5), "Spring bank holiday", false);

    private static PublicHoliday OneDay(LocalDate date, string name) =>
        date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => new(date.PlusDays(2), name, true),
            IsoDayOfWeek.Sunday => new(date.PlusDays(1), name, true),
            _ => new(date, name, false),
        };

    // Of two holidays in a row, each one on a weekend moves two days on: past the other, or past the other's substitute.
    private static IEnumerable<PublicHoliday> TwoDays(LocalDate date, string first, string second) =>
        [TwoDaysOn(date, first), TwoDaysOn(date.PlusDays(1), second)];

    private static PublicHoliday TwoDaysOn(LocalDate date, string name) =>
        date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday
            ? new(date.PlusDays(2), name, true)
            : new(date, name, false);

    private static LocalDate FirstMonday(int year, int month) =>
        new LocalDate(year, month, 1).PlusDays(-1).Next(IsoDayOfWeek.Monday);

    private static LocalDate LastMonday(int year, int month) =>
        new LocalDate(year, month, 1).PlusMonths(1).Previous(IsoDayOfWeek.Monday);

    // The Gregorian computus of the calendar act of 1750, in the well-known integer form.
    private static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var day = epact + weekday - 7 * late + 114;
        return new(year, day / 31, day % 31 + 1);
    }
}

using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class PublicHolidayDates
{
    // Made anew for each test: a table made once would hide a change to its making.
    private readonly PublicHolidays _holidays = new();

    public static TheoryData<string, int> NationsAndYears()
    {
        var rows = new TheoryData<string, int>();
        foreach (var group in Published().GroupBy(row => (row.Nation, row.Date.Year)))
            rows.Add(group.Key.Nation, group.Key.Year);
        return rows;
    }

    [Theory]
    [MemberData(nameof(NationsAndYears))]
    public void The_rules_give_the_published_holidays(string nation, int year)
    {
        var published = Published().Where(row => row.Nation == nation && row.Date.Year == year).ToList();
        _holidays
            .In(year, Nations.Parse(nation))
            .Select(day => (day.Date, day.Name, day.Substitute))
            .ShouldBe(published.Select(row => (row.Date, row.Name, row.Substitute)));
    }

    [Fact]
    public void All_published_dates_are_read() => Published().Count.ShouldBe(5 * (8 + 9 + 10) + 1);

    [Theory]
    [InlineData("2020-05-04", null)]
    [InlineData("2020-05-08", "the Early May bank holiday")]
    [InlineData("2022-05-30", null)]
    [InlineData("2022-06-02", "the Spring bank holiday")]
    [InlineData("2022-06-03", "the Platinum Jubilee bank holiday")]
    [InlineData("2022-09-19", "the bank holiday for the State Funeral of Queen Elizabeth II")]
    [InlineData("2023-05-08", "the bank holiday for the Coronation of King Charles III")]
    [InlineData("2021-12-27", "the substitute day for Christmas Day")]
    [InlineData("2021-12-28", "the substitute day for Boxing Day")]
    [InlineData("2022-12-26", "Boxing Day")]
    [InlineData("2022-12-27", "the substitute day for Christmas Day")]
    [InlineData("2036-12-26", "Boxing Day")]
    public void One_off_and_moved_days_hold_in_every_nation(string date, string? name)
    {
        foreach (var nation in Enum.GetValues<Nation>())
            _holidays.On(TestData.Date(date), nation)?.InWords.ShouldBe(name);
        if (name is not null)
            _holidays.On(TestData.Date(date), Nation.Scotland).ShouldNotBeNull();
        else
            _holidays.On(TestData.Date(date), Nation.Scotland).ShouldBeNull();
    }

    [Fact]
    public void Only_Scotland_rests_on_15_June_2026()
    {
        _holidays.On(new(2026, 6, 15), Nation.Scotland)!.Name.ShouldBe("World Cup bank holiday");
        _holidays.IsWorkingDay(new(2026, 6, 15), Nation.EnglandAndWales).ShouldBeTrue();
        _holidays.IsWorkingDay(new(2026, 6, 15), Nation.NorthernIreland).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2019, "2019-04-22")]
    [InlineData(2030, "2030-04-22")]
    [InlineData(2035, "2035-03-26")]
    [InlineData(2036, "2036-04-14")]
    public void Easter_Monday_falls_on_the_known_day(int year, string monday) =>
        _holidays
            .In(year, Nation.EnglandAndWales)
            .Single(day => day.Name == "Easter Monday")
            .Date.ShouldBe(TestData.Date(monday));

    [Fact]
    public void No_holiday_ever_falls_on_a_weekend_or_on_another_holiday()
    {
        foreach (var nation in Enum.GetValues<Nation>())
            for (var year = 2019; year <= 2036; year++)
            {
                var days = _holidays.In(year, nation);
                days.ShouldAllBe(day => day.Date.DayOfWeek < IsoDayOfWeek.Saturday);
                days.Count.ShouldBeGreaterThanOrEqualTo(
                    nation switch
                    {
                        Nation.EnglandAndWales => 8,
                        Nation.Scotland => 9,
                        _ => 10,
                    }
                );
            }
    }

    [Fact]
    public void A_date_outside_the_table_is_refused_with_its_range()
    {
        foreach (var date in new[] { new LocalDate(2018, 12, 31), new LocalDate(2037, 1, 1) })
        {
            Should
                .Throw<CannotCompute>(() => _holidays.On(date, Nation.Scotland))
                .Message.ShouldContain("1 January 2019 to 31 December 2036");
            Should.Throw<CannotCompute>(() => _holidays.Roll(date, Nation.Scotland));
            Should.Throw<CannotCompute>(() => _holidays.IsWorkingDay(date, Nation.Scotland));
            Should.Throw<CannotCompute>(() => _holidays.In(date.Year, Nation.Scotland));
            Should.Throw<CannotCompute>(() => new PublicHolidays([new(date, "A day")]));
        }

        foreach (var year in new[] { int.MinValue, 0, 10_000, int.MaxValue })
            Should
                .Throw<CannotCompute>(() => _holidays.In(year, Nation.Scotland))
                .Message.ShouldContain("1 January 2019 to 31 December 2036");
        _holidays.On(PublicHolidays.First, Nation.Scotland)!.Name.ShouldBe("New Year's Day");
        _holidays.On(PublicHolidays.Last, Nation.Scotland).ShouldBeNull();
    }

    [Fact]
    public void An_added_holiday_moves_dates_in_its_own_nation_only()
    {
        var monday = new LocalDate(2027, 6, 14);
        var holidays = new PublicHolidays([new(monday, "Victory bank holiday", Nation.Scotland)]);
        holidays.Roll(monday, Nation.Scotland).ShouldBe(monday.PlusDays(1));
        holidays.Roll(monday, Nation.EnglandAndWales).ShouldBe(monday);
        holidays.On(monday, Nation.Scotland)!.InWords.ShouldBe("the Victory bank holiday");
    }

    [Fact]
    public void An_added_holiday_without_a_nation_holds_everywhere_and_never_renames_one()
    {
        var holidays = new PublicHolidays([new(new(2027, 6, 14), "A day"), new(new(2027, 12, 28), "Another")]);
        foreach (var nation in Enum.GetValues<Nation>())
        {
            holidays.IsWorkingDay(new(2027, 6, 14), nation).ShouldBeFalse();
            holidays.On(new(2027, 12, 28), nation)!.Name.ShouldBe("Boxing Day");
        }
    }

    [Fact]
    public void A_day_that_would_roll_past_the_end_of_the_table_is_refused()
    {
        var holidays = new PublicHolidays([new(new(2036, 12, 31), "A day"), new(new(2036, 12, 30), "Another")]);
        Should.Throw<CannotCompute>(() => holidays.Roll(new(2036, 12, 30), Nation.Scotland));
        holidays.Roll(new(2036, 12, 29), Nation.Scotland).ShouldBe(new(2036, 12, 29));
    }

    private static List<(string Nation, LocalDate Date, string Name, bool Substitute)> Published() =>
        [
            .. File.ReadLines(TestData.File("public-holidays.csv"))
                .Skip(1)
                .Select(line => line.Split(','))
                .Select(cells => (cells[0], TestData.Date(cells[1]), cells[2], cells[3] == "substitute")),
        ];
}

using System.Globalization;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class PlainDateWords
{
    private static readonly LocalDate Day = new(2026, 3, 3);

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void Dates_read_the_same_whatever_the_machine_speaks(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Day.Full().ShouldBe("Tuesday 3 March 2026");
            Day.DayMonthYear().ShouldBe("3 March 2026");
            Day.DayMonth().ShouldBe("3 March");
            Day.WeekdayDayMonth().ShouldBe("Tuesday 3 March");
            PlainDates.Figure(31).ShouldBe("31");
            new DeadlineEngine(Rules.Load(), new PublicHolidays())
                .Stages(Day, [])
                .Explanation.ShouldContain("7 days from 3 March 2026");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 5, "12:05am")]
    [InlineData(9, 0, "9am")]
    [InlineData(11, 59, "11:59am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 30, "12:30pm")]
    [InlineData(16, 5, "4:05pm")]
    public void Times_of_day(int hour, int minute, string words)
    {
        new LocalTime(hour, minute).Plain().ShouldBe(words);
        Day.At(new LocalTime(hour, minute)).Full().ShouldBe($"{words} on Tuesday 3 March 2026");
    }

    [Fact]
    public void Spans_and_pairs()
    {
        PlainDates.Span(Day, Day).ShouldBe("3 March 2026");
        PlainDates.Span(Day, new(2026, 3, 9)).ShouldBe("3 to 9 March 2026");
        PlainDates.Span(Day, new(2026, 4, 1)).ShouldBe("3 March to 1 April 2026");
        PlainDates.Span(new(2026, 12, 30), new(2027, 1, 2)).ShouldBe("30 December 2026 to 2 January 2027");
        PlainDates.Pair(new(2026, 4, 4), new(2026, 4, 5)).ShouldBe("4 and 5 April");
        PlainDates.Pair(new(2026, 2, 28), new(2026, 3, 1)).ShouldBe("28 February and 1 March");
    }

    [Fact]
    public void Lengths_and_lists()
    {
        PlainDates.InMonths(1).ShouldBe("one month");
        PlainDates.InMonths(12).ShouldBe("twelve months");
        PlainDates.InMonths(13).ShouldBe("13 months");
        PlainDates.InDays(1).ShouldBe("1 day");
        PlainDates.InDays(30).ShouldBe("30 days");
        PlainDates.Number(0).ShouldBe("no");
        PlainDates.Number(-1).ShouldBe("-1");
        PlainDates.List([]).ShouldBe("");
        PlainDates.List(["a"]).ShouldBe("a");
        PlainDates.List(["a", "b"], "or").ShouldBe("a or b");
        PlainDates.List(["a", "b", "c"]).ShouldBe("a, b and c");
    }
}

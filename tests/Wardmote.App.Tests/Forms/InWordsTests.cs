using NodaTime;
using Shouldly;
using Wardmote.App.Forms;
using Xunit;

namespace Wardmote.App.Tests.Forms;

public sealed class InWordsTests
{
    [Theory]
    [InlineData(0, 0, "midnight")]
    [InlineData(0, 5, "12:05am")]
    [InlineData(9, 0, "9am")]
    [InlineData(12, 0, "midday")]
    [InlineData(12, 30, "12:30pm")]
    [InlineData(16, 5, "4:05pm")]
    [InlineData(23, 59, "11:59pm")]
    public void A_time_is_said_as_people_say_it(int hour, int minute, string words) =>
        InWords.Time(new LocalTime(hour, minute)).ShouldBe(words);

    [Fact]
    public void A_date_is_said_with_its_month_in_full() => InWords.Date(new(2026, 5, 3)).ShouldBe("3 May 2026");

    [Theory]
    [InlineData("Asha Patel", "AP")]
    [InlineData("asha", "A")]
    [InlineData("Łukasz van der Żółkiewski", "ŁŻ")]
    [InlineData("secretary@example.org", "S")]
    [InlineData("", "?")]
    public void Initials_are_the_first_and_last(string name, string initials) =>
        InWords.Initials(name).ShouldBe(initials);

    [Theory]
    [InlineData(0, "0 requests")]
    [InlineData(1, "1 request")]
    [InlineData(1200, "1,200 requests")]
    public void A_count_agrees_with_its_noun(int count, string words) =>
        InWords.Count(count, "request").ShouldBe(words);
}

using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class Forecasts
{
    private static readonly StagePlan Plan = new DeadlineEngine(Rules.Load(), new PublicHolidays()).Stages(
        new(2026, 3, 3),
        [new("copies", 2, "Post")]
    );
    private static readonly LocalDate LegalDue = new(2026, 4, 7);

    [Fact]
    public void Before_anything_is_done_it_is_the_plan()
    {
        var forecast = Of(new(2026, 3, 4));
        forecast.Expected.ShouldBe(Plan.Due);
        forecast.TooLate.ShouldBeFalse();
        forecast.Explanation.ShouldBe(
            "If everyone uses all their time, the answer goes out by Thursday 26 March 2026, 12 days before the last day by law."
        );
    }

    [Fact]
    public void A_stage_finished_early_brings_the_rest_forward() =>
        Of(new(2026, 3, 6), ("ask", new(2026, 3, 5))).Expected.ShouldBe(new(2026, 3, 21));

    [Fact]
    public void A_late_stage_is_expected_today_at_the_earliest_and_pushes_the_rest() =>
        Of(new(2026, 3, 20), ("ask", new(2026, 3, 9))).Expected.ShouldBe(new(2026, 3, 27));

    [Theory]
    [InlineData("2026-03-31", 0, "Tuesday 7 April 2026, the last day by law.")]
    [InlineData(
        "2026-04-01",
        -1,
        "Wednesday 8 April 2026, 1 day after the last day by law, Tuesday 7 April 2026: ask for what is left sooner."
    )]
    public void It_says_when_the_law_will_be_met_only_just_or_not(string today, int spare, string words)
    {
        var forecast = Of(TestData.Date(today), ("ask", new(2026, 3, 9)));
        forecast.DaysToSpare.ShouldBe(spare);
        forecast.TooLate.ShouldBe(spare < 0);
        forecast.Explanation.ShouldEndWith(words);
    }

    [Fact]
    public void When_all_is_done_it_is_the_day_it_was_done() =>
        Of(new(2026, 5, 1), ("ask", new(2026, 3, 9)), ("copies", new(2026, 3, 12)), ("reply", new(2026, 3, 13)))
            .Expected.ShouldBe(new(2026, 3, 13));

    [Fact]
    public void A_stage_that_is_not_in_the_plan_is_refused() =>
        Should
            .Throw<CannotCompute>(() => Of(new(2026, 3, 4), ("lunch", new(2026, 3, 4))))
            .Message.ShouldContain("There is no stage 'lunch'");

    private static Forecast Of(LocalDate today, params (string Stage, LocalDate On)[] done) =>
        Forecast.Of(Plan, done.ToDictionary(stage => stage.Stage, stage => stage.On), today, LegalDue);
}

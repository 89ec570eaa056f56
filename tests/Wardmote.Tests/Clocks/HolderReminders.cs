using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class HolderReminders
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Asked = new(2026, 3, 3);

    [Fact]
    public void Someone_asked_has_seven_days_a_reminder_and_then_an_escalation()
    {
        var times = Engine.HolderTimes(Asked);
        times.Due.ShouldBe(new(2026, 3, 10));
        times.RemindOn.ShouldBe(new(2026, 3, 8));
        times.EscalateOn.ShouldBe(new(2026, 3, 11));
        times.Explanation.ShouldBe(
            "Asked Tuesday 3 March 2026; the answer is due by the end of Tuesday 10 March 2026 (Local policy, right of access). "
                + "A reminder goes on Sunday 8 March 2026. Without an answer it goes to the secretary on Wednesday 11 March 2026."
        );
    }

    [Fact]
    public void Slack_moves_the_reminder_with_the_last_day()
    {
        var times = Engine.HolderTimes(Asked, new LocalDate(2026, 3, 15));
        times.RemindOn.ShouldBe(new(2026, 3, 13));
        times.EscalateOn.ShouldBe(new(2026, 3, 16));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void There_is_no_reminder_on_the_day_of_asking_or_before(int days, bool reminded)
    {
        var times = Engine.HolderTimes(Asked, Asked.PlusDays(days));
        (times.RemindOn is not null).ShouldBe(reminded);
        times.Explanation.Contains("reminder", StringComparison.Ordinal).ShouldBe(reminded);
    }

    [Fact]
    public void A_last_day_before_the_day_of_asking_is_refused() =>
        Should
            .Throw<CannotCompute>(() => Engine.HolderTimes(Asked, Asked.PlusDays(-1)))
            .Message.ShouldContain("check both dates");
}

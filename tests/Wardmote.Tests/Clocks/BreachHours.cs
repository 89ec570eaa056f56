using NodaTime;
using NodaTime.Text;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class BreachHours
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());

    [Theory]
    [InlineData("2026-11-20T16:30", "2026-11-23T16:30", "2026-11-23T16:30:00Z")]
    [InlineData("2026-12-24T15:00", "2026-12-27T15:00", "2026-12-27T15:00:00Z")]
    [InlineData("2026-03-28T12:00", "2026-03-31T13:00", "2026-03-31T12:00:00Z")]
    [InlineData("2026-10-24T12:00", "2026-10-27T11:00", "2026-10-27T11:00:00Z")]
    [InlineData("2027-03-27T09:15", "2027-03-30T10:15", "2027-03-30T09:15:00Z")]
    [InlineData("2026-04-02T17:45", "2026-04-05T17:45", "2026-04-05T16:45:00Z")]
    public void Seventy_two_hours_are_elapsed_hours(string aware, string wall, string utc)
    {
        var deadlines = Engine.Breach(new(null, null, At(aware)));
        var due = deadlines[0].Due!.Value;
        due.ShouldBe(InstantPattern.General.Parse(utc).Value);
        due.OnTheWall().ShouldBe(Wall(wall));
        deadlines[0].Rule.Origin.Source.ShouldBe("UK GDPR Art 33(1)");
        deadlines[1].Rule.Origin.Source.ShouldBe("National policy 13.4");
        deadlines.Skip(2).ShouldAllBe(deadline => deadline.Due == null);
    }

    [Fact]
    public void The_policies_run_from_the_first_suspicion()
    {
        var deadlines = Engine.Breach(new(At("2026-11-18T09:00"), At("2026-11-18T20:00"), At("2026-11-20T16:30")));
        deadlines
            .Select(deadline => (deadline.Rule.Name, deadline.Due!.Value.OnTheWall()))
            .ShouldBe([
                ("officers", Wall("2026-11-19T09:00")),
                ("region-and-people", Wall("2026-11-20T09:00")),
                ("commissioner", Wall("2026-11-21T09:00")),
                ("commissioner", Wall("2026-11-23T16:30")),
                ("commissioner", Wall("2026-11-23T16:30")),
            ]);
        deadlines[0]
            .Explanation.ShouldBe(
                "The breach was first suspected at 9am on Wednesday 18 November 2026. 24 hours end at 9am on Thursday 19 November 2026 (Local policy, data breach)."
            );
    }

    [Fact]
    public void A_change_of_the_clock_is_said() =>
        Engine
            .Breach(new(null, null, At("2026-03-28T12:00")))[0]
            .Explanation.ShouldBe(
                "The breach was known to the organisation at midday on Saturday 28 March 2026. The clocks change in between, and the hours "
                    + "are elapsed hours. 72 hours end at 1pm on Tuesday 31 March 2026 (UK GDPR Art 33(1))."
            );

    [Fact]
    public void A_clock_whose_moment_is_not_known_says_so() =>
        Engine
            .Breach(new(At("2026-11-18T09:00"), null, null))[^1]
            .Explanation.ShouldBe(
                "Report the breach to the Commissioner: 72 hours from the moment the breach was known to the organisation, which is not known yet (National policy 13.4)."
            );

    [Fact]
    public void Moments_that_run_backwards_or_are_missing_are_refused()
    {
        Should
            .Throw<CannotCompute>(() => Engine.Breach(new(null, null, null)))
            .Message.ShouldStartWith("Give at least one moment");
        Should
            .Throw<CannotCompute>(() => Engine.Breach(new(At("2026-11-18T09:00"), At("2026-11-18T08:00"), null)))
            .Message.ShouldBe(
                "The breach cannot have been reported at 8am on Wednesday 18 November 2026, before it was suspected at "
                    + "9am on Wednesday 18 November 2026: check both times."
            );
        Should
            .Throw<CannotCompute>(() => Engine.Breach(new(At("2026-11-18T09:00"), null, At("2026-11-18T08:00"))))
            .Message.ShouldStartWith(
                "The breach cannot have been known at 8am on Wednesday 18 November 2026, before it was suspected at 9am"
            );
    }

    [Fact]
    public void All_may_come_to_light_at_one_moment()
    {
        var at = At("2026-11-18T09:00");
        Engine.Breach(new(at, at, at)).ShouldAllBe(deadline => deadline.Start == at);
    }

    [Theory]
    [InlineData("2018-12-31T09:00")]
    [InlineData("2037-01-01T09:00")]
    public void A_moment_outside_the_calendar_is_refused(string moment) =>
        Should
            .Throw<CannotCompute>(() => Engine.Breach(new(At(moment), null, null)))
            .Message.ShouldContain("outside the public holidays Wardmote knows");

    [Fact]
    public void A_clock_may_run_from_the_report_to_an_officer()
    {
        var pack = RulePackFile.Read(
            "unit.yaml",
            """
            pack: unit
            layer: unit
            title: The unit's own rules
            version: 2026-11-22
            breach:
              - {name: branch, title: Tell the branch, runs-from: reported, limit: 1 hour, source: Standing order 9}
            """
        );
        new DeadlineEngine(Rules.Load().With(pack), new PublicHolidays())
            .Breach(new(null, At("2026-11-18T09:00"), null))[0]
            .Explanation.ShouldBe(
                "The breach was reported to an officer at 9am on Wednesday 18 November 2026. 1 hour ends at 10am on Wednesday 18 November 2026 (Standing order 9)."
            );
    }

    [Fact]
    public void A_time_that_came_twice_is_the_earlier_one_and_says_so()
    {
        var moment = UkTime.At(Wall("2026-10-25T01:30"));
        moment.Instant.ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));
        moment.Note.ShouldBe(
            "1:30am came twice on Sunday 25 October 2026, when the clocks went back: the earlier is taken."
        );
    }

    [Fact]
    public void A_time_that_never_was_is_read_the_earlier_way_and_says_so()
    {
        var moment = UkTime.At(Wall("2026-03-29T01:30"));
        moment.Instant.ShouldBe(Instant.FromUtc(2026, 3, 29, 0, 30));
        moment.Note.ShouldBe(
            "There was no 1:30am on Sunday 29 March 2026, when the clocks went forward: the earlier reading is taken."
        );
        UkTime.At(Wall("2026-03-29T02:00")).Note.ShouldBeNull();
        Instant.FromUtc(2026, 6, 30, 23, 30).UkDate().ShouldBe(new(2026, 7, 1));
        new TestClock("2026-06-30T23:30:00Z").Today().ShouldBe(new(2026, 7, 1));
    }

    private static Instant At(string wall) => UkTime.At(Wall(wall)).Instant;

    private static LocalDateTime Wall(string text) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}

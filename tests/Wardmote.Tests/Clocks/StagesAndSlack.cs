using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class StagesAndSlack
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Start = new(2026, 3, 3);

    [Fact]
    public void Seven_and_seven_and_seven_days_with_nine_in_hand()
    {
        var plan = Engine.Stages(Start, []);
        plan.Stages.Select(stage => (stage.Name, stage.From, stage.Due))
            .ShouldBe([
                ("ask", Start, new LocalDate(2026, 3, 10)),
                ("copies", new LocalDate(2026, 3, 10), new LocalDate(2026, 3, 17)),
                ("reply", new LocalDate(2026, 3, 17), new LocalDate(2026, 3, 24)),
            ]);
        plan.Due.ShouldBe(new(2026, 3, 24));
        plan.SlackLeft.ShouldBe(9);
        plan.LatestDue.ShouldBe(Start.PlusDays(30));
        plan.Explanation.ShouldBe(
            "Everyone asked confirms what they hold by the end of Tuesday 10 March 2026: 7 days from 3 March 2026 (Local policy, right of access). "
                + "Copies of the data reach the secretary by the end of Tuesday 17 March 2026: 7 days from 10 March 2026 (Local policy, right of access). "
                + "The person is given their data by the end of Tuesday 24 March 2026: 7 days from 17 March 2026 (Local policy, right of access). "
                + "Nine of 9 days of slack are left."
        );
    }

    [Fact]
    public void Slack_moves_its_stage_and_all_after_it()
    {
        var plan = Engine.Stages(
            Start,
            [
                new("copies", 3, "The branch treasurer is in hospital."),
                new("copies", 1, "Post"),
                new("reply", 4, "Easter"),
            ]
        );
        plan["ask"].Due.ShouldBe(new(2026, 3, 10));
        plan["copies"].Due.ShouldBe(new(2026, 3, 21));
        plan["reply"].Due.ShouldBe(new(2026, 4, 1));
        plan.SlackLeft.ShouldBe(1);
        plan.LatestDue.ShouldBe(new(2026, 4, 2));
        plan["copies"]
            .Explanation.ShouldBe(
                "Copies of the data reach the secretary by the end of Saturday 21 March 2026: 7 days from 10 March 2026, "
                    + "and 3 days of slack (The branch treasurer is in hospital), and 1 day of slack (Post) (Local policy, right of access)."
            );
    }

    [Fact]
    public void One_day_of_slack_left_is_one() =>
        Engine.Stages(Start, [new("ask", 8, "August")]).Explanation.ShouldEndWith(" One of 9 days of slack is left.");

    [Fact]
    public void Only_some_rights_have_stages()
    {
        Engine.HasStages(RightKind.Access).ShouldBeTrue();
        Engine.HasStages(RightKind.Withdrawal).ShouldBeTrue();
        Engine.HasStages(RightKind.Portability).ShouldBeFalse();
    }

    [Fact]
    public void All_the_slack_can_go_to_one_stage() =>
        Engine.Stages(Start, [new("ask", 9, "August")]).LatestDue.ShouldBe(Start.PlusDays(30));

    [Theory]
    [InlineData("ask", 10, "Ill", "The policy gives 9 days of slack and 10 would be spent: spend less.")]
    [InlineData("ask", 0, "Ill", "Spend at least 1 day of slack.")]
    [InlineData("ask", 1, " ", "Say why the slack is needed: give a reason for the 'ask' stage.")]
    [InlineData("lunch", 1, "Ill", "There is no stage 'lunch': write ask, copies or reply.")]
    public void Slack_that_cannot_be_spent_is_refused(string stage, int days, string reason, string sentence) =>
        Should.Throw<CannotCompute>(() => Engine.Stages(Start, [new(stage, days, reason)])).Message.ShouldBe(sentence);

    [Fact]
    public void Slack_is_added_up_without_overflow() =>
        Should
            .Throw<CannotCompute>(() =>
                Engine.Stages(Start, [new("ask", int.MaxValue, "a"), new("ask", int.MaxValue, "b")])
            )
            .Message.ShouldContain("4294967294");

    [Fact]
    public void A_day_falls_in_the_stage_that_is_not_yet_over()
    {
        var plan = Engine.Stages(Start, []);
        plan.At(Start)!.Name.ShouldBe("ask");
        plan.At(new(2026, 3, 10))!.Name.ShouldBe("ask");
        plan.At(new(2026, 3, 11))!.Name.ShouldBe("copies");
        plan.At(new(2026, 3, 25)).ShouldBeNull();
        Should
            .Throw<CannotCompute>(() => plan["lunch"])
            .Message.ShouldBe("There is no stage 'lunch': write ask, copies or reply.");
    }

    [Fact]
    public void Erasure_has_two_stages_and_no_slack()
    {
        var plan = Engine.Stages(Start, [], RightKind.Erasure);
        plan.Stages.Select(stage => stage.Name).ShouldBe(["removal", "confirmation"]);
        plan.LatestDue.ShouldBe(Start.PlusDays(14));
        plan.Explanation.ShouldEndWith("(Local policy, right to erasure).");
    }

    [Fact]
    public void A_right_without_stages_says_so() =>
        Should
            .Throw<CannotCompute>(() => Engine.Stages(Start, [], RightKind.Portability))
            .Message.ShouldBe("No policy divides a request for portability into stages.");
}

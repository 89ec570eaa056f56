using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class PolicyLayers
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());

    [Fact]
    public void Thirty_days_can_end_after_one_month_and_then_the_law_governs()
    {
        var deadline = Access(new(2027, 1, 31));
        deadline.Due.ShouldBe(new(2027, 3, 1));
        deadline.Layers[1].Due.ShouldBe(new(2027, 3, 2));
        deadline.Governing!.Kind.ShouldBe(LayerKind.Statute);
    }

    [Fact]
    public void A_policy_date_never_moves_to_a_working_day()
    {
        var deadline = Access(new(2026, 3, 3));
        deadline.Due.ShouldBe(new(2026, 4, 7));
        deadline.Governing!.Kind.ShouldBe(LayerKind.National);
        deadline.Governing.Due.ShouldBe(new(2026, 4, 2));
        deadline.Layers[2].Due.ShouldBe(new(2026, 4, 2));
        Access(new(2026, 11, 26)).Layers[1].Due.ShouldBe(new(2026, 12, 26));
        deadline
            .Layers.Select(layer => layer.Explanation)
            .ShouldBe([
                "UK law: one month from Tuesday 3 March 2026 ends Friday 3 April 2026; the next working day is Tuesday 7 April 2026 (UK GDPR Art 12A).",
                "National policy: 30 days from Tuesday 3 March 2026 end Thursday 2 April 2026 (National policy 10.2.3).",
                "Local policy: 30 days from Tuesday 3 March 2026 end Thursday 2 April 2026 (Local policy, right of access).",
            ]);
    }

    [Fact]
    public void On_the_same_day_the_law_governs_before_a_policy() =>
        Access(new(2026, 4, 1)).Governing!.Kind.ShouldBe(LayerKind.Statute);

    [Fact]
    public void A_policy_waits_and_pauses_as_the_law_does_and_counts_its_own_days()
    {
        var received = new LocalDate(2026, 3, 2);
        var deadline = Engine.For(
            new(RightKind.Access, received)
            {
                IdentityReceived = new(2026, 3, 10),
                Clarifications = [new(new(2026, 4, 10), new(2026, 4, 12))],
            },
            received
        );
        deadline.Due.ShouldBe(new(2026, 4, 13));
        deadline.Layers[1].Due.ShouldBe(new(2026, 4, 9), "its thirty days had ended before the question was asked");
    }

    [Fact]
    public void A_question_still_open_holds_only_the_periods_it_was_asked_within()
    {
        var received = new LocalDate(2026, 3, 10);
        var deadline = Engine.For(
            new(RightKind.Access, received) { Clarifications = [new(new(2026, 4, 10))] },
            received
        );
        deadline.Due.ShouldBeNull();
        deadline.Governing!.Kind.ShouldBe(LayerKind.National);
        deadline.Governing.Due.ShouldBe(new(2026, 4, 9));
    }

    [Fact]
    public void An_extension_and_a_pause_lengthen_a_policy_too()
    {
        var received = new LocalDate(2026, 6, 30);
        var national = Engine
            .For(
                new(RightKind.Access, received)
                {
                    Extended = true,
                    Clarifications = [new(new(2026, 7, 6), new(2026, 7, 8))],
                },
                received
            )
            .Layers[1];
        national.Due.ShouldBe(new(2026, 10, 3));
        national.Explanation.ShouldBe(
            "National policy: 30 days, two months of extension and 3 days of waiting for clarification from Tuesday 30 June 2026 "
                + "end Saturday 3 October 2026 (National policy 10.2.3)."
        );
    }

    [Theory]
    [InlineData(RightKind.Access, 3)]
    [InlineData(RightKind.Erasure, 3)]
    [InlineData(RightKind.Rectification, 2)]
    [InlineData(RightKind.Restriction, 2)]
    [InlineData(RightKind.Portability, 1)]
    [InlineData(RightKind.Objection, 1)]
    public void Only_a_policy_that_speaks_of_a_right_has_a_layer(RightKind kind, int layers) =>
        Engine.For(new(kind, new(2026, 3, 3)), new(2026, 3, 3)).Layers.Count.ShouldBe(layers);

    [Theory]
    [InlineData("access", "Give the person their data, or say why not")]
    [InlineData("rectification", "Correct the data and say so, or say why not")]
    [InlineData("erasure", "Remove the data and say so, or say why not")]
    [InlineData("restriction", "Stop using the data, keep it safe and say so, or say why not")]
    [InlineData("portability", "Give the person their data in a form machines can read, or say why not")]
    [InlineData("objection", "Stop using the data and say so, or say why not")]
    [InlineData("withdrawal", "Remove what rested on the consent and say so")]
    [InlineData("stop-notice", "Stop using their political opinions")]
    [InlineData("complaint", "Acknowledge the complaint")]
    public void Every_layer_says_what_must_be_done(string kind, string what)
    {
        var question = new DeadlineQuestion(DeadlineKinds.Parse(kind)) { Received = new(2026, 7, 1) };
        question.Answer(Engine, new(2026, 7, 1)).Layers.ShouldAllBe(layer => layer.What == what);
    }

    [Fact]
    public void A_deadline_names_the_texts_it_was_worked_out_under() =>
        Access(new(2026, 3, 3))
            .RuleVersion.ShouldBe("uk-statute 2026-11-22, national-policy 2026-11-22, local-policy 2026-11-22");

    private static Deadline Access(LocalDate received) => Engine.For(new(RightKind.Access, received), received);
}

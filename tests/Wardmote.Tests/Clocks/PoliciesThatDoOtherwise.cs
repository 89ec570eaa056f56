using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>A policy starts, waits and pauses as the law does unless its pack says otherwise.</summary>
public class PoliciesThatDoOtherwise
{
    private static readonly LocalDate Today = new(2026, 4, 20);

    private static readonly RightsPeriod Busy = new(RightKind.Access, new(2026, 4, 1))
    {
        IdentityRequested = new(2026, 4, 2),
        IdentityReceived = new(2026, 4, 10),
        Clarifications = [new(new(2026, 4, 14), new(2026, 4, 16))],
    };

    private static readonly RightsPeriod Waiting = new(RightKind.Access, new(2026, 4, 1))
    {
        IdentityRequested = new(2026, 4, 2),
        FeeCharged = new(2026, 4, 3),
        Clarifications = [new(new(2026, 4, 14))],
    };

    [Theory]
    [InlineData(
        "",
        "20 days and 3 days of waiting for clarification from Friday 10 April 2026 end Sunday 3 May 2026 (S)."
    )]
    [InlineData(
        "waits: true, ",
        "20 days and 3 days of waiting for clarification from Friday 10 April 2026 end Sunday 3 May 2026 (S)."
    )]
    [InlineData(
        "waits: false, ",
        "20 days and 3 days of waiting for clarification from Wednesday 1 April 2026 end Friday 24 April 2026 (S). It does not wait for proof of identity or a fee."
    )]
    [InlineData(
        "pauses: false, ",
        "20 days from Friday 10 April 2026 end Thursday 30 April 2026 (S). It does not wait for clarification."
    )]
    [InlineData(
        "waits: false, pauses: false, ",
        "20 days from Wednesday 1 April 2026 end Tuesday 21 April 2026 (S). It does not wait for proof of identity, a fee or clarification."
    )]
    public void A_pack_may_say_what_its_period_waits_for(string says, string words)
    {
        var deadline = Engine(says).For(Busy, Today);
        var unit = deadline.Layers[^1];
        unit.Explanation.ShouldBe($"The unit's own rules: {words}");
        EveryReceiptDate.LastDate(unit.Explanation).ShouldBe(unit.Due!.Value.DayMonthYear());
        deadline.Due.ShouldBe(new(2026, 5, 13), "the law's date does not depend on any policy");
        deadline.Layers[1].Due.ShouldBe(new(2026, 5, 13), "nor does another policy's");
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("waits: false, ", null)]
    [InlineData("pauses: false, ", null)]
    [InlineData("waits: false, pauses: false, ", "2026-04-21")]
    public void A_period_that_waits_for_nothing_has_a_date_while_the_law_has_none(string says, string? due)
    {
        var deadline = Engine(says).For(Waiting, Today);
        deadline.Due.ShouldBeNull();
        var unit = deadline.Layers[^1];
        unit.Due.ShouldBe(due is null ? null : TestData.Date(due));
        deadline.Governing.ShouldBe(due is null ? null : unit);
        unit.Explanation.ShouldContain(
            due is null ? "no date yet, because something is awaited" : "does not wait for proof of identity, a fee or"
        );
    }

    [Fact]
    public void What_makes_no_difference_is_not_said() =>
        Engine("waits: false, pauses: false, ")
            .For(new(RightKind.Access, new(2026, 4, 1)), Today)
            .Layers[^1]
            .Explanation.ShouldBe(
                "The unit's own rules: 20 days from Wednesday 1 April 2026 end Tuesday 21 April 2026 (S)."
            );

    [Fact]
    public void A_period_that_need_not_wait_stops_only_for_the_questions_inside_it()
    {
        var late = Busy with { Clarifications = [new(new(2026, 4, 22), new(2026, 4, 23))] };
        var unit = Engine("waits: false, ").For(late, Today).Layers[^1];
        unit.Due.ShouldBe(new(2026, 4, 21));
    }

    private static DeadlineEngine Engine(string says) =>
        new(
            Rules
                .Load()
                .With(
                    RulePackFile.Read(
                        "unit.yaml",
                        $$"""
                        pack: unit
                        layer: unit
                        title: The unit's own rules
                        version: 2026-11-22
                        answer:
                          - {kinds: [access], {{says}}limit: 20 days, source: S}
                        """
                    )
                ),
            new PublicHolidays()
        );
}

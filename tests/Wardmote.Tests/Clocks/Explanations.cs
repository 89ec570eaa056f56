using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>The words, whole, for each kind of thing that can happen to a date.</summary>
public class Explanations
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public void A_month_that_ends_at_Easter() =>
        Says(
            new(RightKind.Access, new(2026, 3, 3)),
            "Received Tuesday 3 March 2026. One month ends Friday 3 April 2026 (UK GDPR Art 12A). "
                + "3 April is Good Friday; 4 and 5 April are a weekend; 6 April is Easter Monday. "
                + "Due by the end of Tuesday 7 April 2026."
        );

    [Fact]
    public void A_month_without_such_a_day() =>
        Says(
            new(RightKind.Erasure, new(2026, 1, 31)),
            "Received Saturday 31 January 2026. One month ends Saturday 28 February 2026, because February has no day 31 "
                + "(UK GDPR Art 12(3)). 28 February and 1 March are a weekend. Due by the end of Monday 2 March 2026."
        );

    [Fact]
    public void A_last_day_on_a_Sunday_before_a_substitute_day() =>
        Says(
            new(RightKind.Access, new(2026, 11, 27), Nation.Scotland),
            "Received Friday 27 November 2026. One month ends Sunday 27 December 2026 (UK GDPR Art 12A). 27 December is a Sunday; "
                + "28 December is the substitute day for Boxing Day. Due by the end of Tuesday 29 December 2026."
        );

    [Fact]
    public void An_extension() =>
        Says(
            new(RightKind.Access, new(2026, 6, 30)) { Extended = true },
            "Received Tuesday 30 June 2026. The time was extended by two months: three months end Wednesday 30 September 2026 "
                + "(UK GDPR Art 12A(3)). The person must have been told of the extension, with the reasons, by the end of "
                + "Thursday 30 July 2026. Due by the end of Wednesday 30 September 2026."
        );

    [Fact]
    public void Identity_that_came() =>
        Says(
            new(RightKind.Access, new(2026, 2, 6))
            {
                IdentityRequested = new(2026, 2, 9),
                IdentityReceived = new(2026, 2, 16),
            },
            "Received Friday 6 February 2026. Proof of identity was asked for on Monday 9 February 2026 and came on "
                + "Monday 16 February 2026, so the time runs from that day (UK GDPR Art 12A(2)). One month ends Monday 16 March 2026 "
                + "(UK GDPR Art 12A). Due by the end of Monday 16 March 2026."
        );

    [Fact]
    public void A_fee_paid_after_identity_came() =>
        Says(
            new(RightKind.Access, new(2026, 3, 2))
            {
                IdentityReceived = new(2026, 3, 5),
                FeeCharged = new(2026, 3, 4),
                FeePaid = new(2026, 3, 20),
            },
            "Received Monday 2 March 2026. Proof of identity came on Thursday 5 March 2026. The fee charged on Wednesday 4 March 2026 "
                + "was paid on Friday 20 March 2026, so the time runs from that day (UK GDPR Art 12A(2)). One month ends "
                + "Monday 20 April 2026 (UK GDPR Art 12A). Due by the end of Monday 20 April 2026."
        );

    [Fact]
    public void A_fee_that_came_with_the_request() =>
        Says(
            new(RightKind.Access, new(2026, 3, 2)) { FeePaid = new(2026, 3, 2) },
            "Received Monday 2 March 2026. The fee was paid on Monday 2 March 2026. One month ends Thursday 2 April 2026 "
                + "(UK GDPR Art 12A). Due by the end of Thursday 2 April 2026."
        );

    [Fact]
    public void A_withdrawal_of_consent() =>
        Says(
            new(RightKind.Withdrawal, new(2026, 3, 2)),
            "Received Monday 2 March 2026. One month ends Thursday 2 April 2026 (UK GDPR Art 12A). Stop at once what rested on the "
                + "consent (UK GDPR Art 7(3)); the time is for removing it and saying so (Art 17(1)(b)). Due by the end of "
                + "Thursday 2 April 2026."
        );

    [Fact]
    public void Clarification_asked_for_on_the_last_day() =>
        Engine
            .For(new(RightKind.Access, new(2026, 10, 22)) { Clarifications = [new(new(2026, 11, 22))] }, Today)
            .Explanation.ShouldContain(
                "Clarification was asked for on Sunday 22 November 2026 and has not come: until it does, no day counts"
            );

    [Fact]
    public void Clarification_that_paused_overlapped_and_came_too_late() =>
        Says(
            new(RightKind.Access, new(2026, 4, 10))
            {
                Clarifications =
                [
                    new(new(2026, 4, 10), new(2026, 4, 10)),
                    new(new(2026, 4, 14), new(2026, 4, 21)),
                    new(new(2026, 4, 16), new(2026, 4, 17)),
                    new(new(2026, 4, 22), new(2026, 4, 22)),
                    new(new(2026, 6, 1), new(2026, 6, 10)),
                ],
            },
            "Received Friday 10 April 2026. One month ends Sunday 10 May 2026 (UK GDPR Art 12A). "
                + "The clarification asked for on Friday 10 April 2026 changes nothing: it came before the first day that counts (UK GDPR Art 12A(5)). "
                + "The 8 days from 14 to 21 April 2026 were spent waiting for clarification and do not count, so the time ends "
                + "Monday 18 May 2026 (UK GDPR Art 12A(5)). "
                + "The clarification asked for on Thursday 16 April 2026 changes nothing: its days are already taken out (UK GDPR Art 12A(5)). "
                + "22 April 2026 was spent waiting for clarification and does not count, so the time ends Tuesday 19 May 2026 (UK GDPR Art 12A(5)). "
                + "The clarification asked for on Monday 1 June 2026 changes nothing: the time had already ended (UK GDPR Art 12A(5)). "
                + "Due by the end of Tuesday 19 May 2026."
        );

    [Fact]
    public void Clarification_under_the_older_law() =>
        Says(
            new(RightKind.Access, new(2026, 2, 4)) { Clarifications = [new(new(2026, 2, 9))] },
            "Received Wednesday 4 February 2026. One month ends Wednesday 4 March 2026 (UK GDPR Art 12(3)). A request received up to "
                + "4 February 2026 keeps the law of its day, under which no question to the person is counted as stopping the clock "
                + "(UK GDPR Art 12(3)). Due by the end of Wednesday 4 March 2026."
        );

    [Fact]
    public void Clarification_of_a_request_for_erasure() =>
        Says(
            new(RightKind.Erasure, new(2026, 4, 10)) { Clarifications = [new(new(2026, 4, 14), new(2026, 4, 21))] },
            "Received Friday 10 April 2026. One month ends Sunday 10 May 2026 (UK GDPR Art 12A). A question to the person does not stop "
                + "the clock of a request for erasure (UK GDPR Art 12A(5)). 10 May is a Sunday. Due by the end of Monday 11 May 2026."
        );

    [Fact]
    public void Identity_awaited()
    {
        var deadline = Says(
            new(RightKind.Access, new(2026, 11, 2)) { IdentityRequested = new(2026, 11, 4) },
            "Received Monday 2 November 2026. Proof of identity was asked for on Wednesday 4 November 2026 and has not come, "
                + "so the time has not begun to run (UK GDPR Art 12A(2)). There is no due date yet. If the proof of identity came "
                + "on Sunday 22 November 2026, the answer would be due by the end of Tuesday 22 December 2026."
        );
        deadline.Due.ShouldBeNull();
        deadline.NominalDue.ShouldBeNull();
        deadline.RelevantDate.ShouldBeNull();
        deadline.ExtensionNoticeDue.ShouldBeNull();
        deadline.Governing.ShouldBeNull();
        deadline.PausedDays.ShouldBe(0);
        deadline.WaitingFor.ShouldBe(WaitingFor.Identity);
        deadline.EarliestPossibleDue.ShouldBe(new(2026, 12, 22));
        deadline.Layers.ShouldAllBe(layer => layer.Due == null);
        deadline.Layers[0].Explanation.ShouldBe("UK law: no date yet, because something is awaited from the person.");
    }

    [Fact]
    public void A_fee_awaited() =>
        Says(
            new(RightKind.Access, new(2026, 11, 2)) { FeeCharged = new(2026, 11, 4) },
            "Received Monday 2 November 2026. A fee was charged on Wednesday 4 November 2026 and has not been paid, "
                + "so the time has not begun to run (UK GDPR Art 12A(2)). There is no due date yet. If the fee came "
                + "on Sunday 22 November 2026, the answer would be due by the end of Tuesday 22 December 2026."
        )
            .WaitingFor.ShouldBe(WaitingFor.Fee);

    [Fact]
    public void Everything_awaited_at_once_and_asked_for_in_the_days_to_come() =>
        Says(
            new(RightKind.Access, new(2026, 11, 2))
            {
                IdentityRequested = new(2026, 11, 4),
                FeeCharged = new(2026, 11, 24),
                Clarifications = [new(new(2026, 11, 26)), new(new(2026, 11, 3), new(2026, 11, 4))],
            },
            "Received Monday 2 November 2026. Proof of identity was asked for on Wednesday 4 November 2026 and has not come, "
                + "so the time has not begun to run (UK GDPR Art 12A(2)). A fee was charged on Tuesday 24 November 2026 and has not been paid, "
                + "so the time has not begun to run (UK GDPR Art 12A(2)). Clarification was asked for on Thursday 26 November 2026 and has not "
                + "come: until it does, no day counts (UK GDPR Art 12A(5)). There is no due date yet. If the proof of identity, the fee and "
                + "the clarification came on Thursday 26 November 2026, the answer would be due by the end of Tuesday 29 December 2026."
        );

    [Theory]
    [InlineData("2026-11-24", null, "the proof of identity", "Tuesday 24 November 2026")]
    [InlineData(null, "2026-11-25", "the fee", "Wednesday 25 November 2026")]
    [InlineData("2026-11-04", null, "the proof of identity", "Sunday 22 November 2026")]
    [InlineData("2026-11-25", "2026-11-24", "the proof of identity and the fee", "Wednesday 25 November 2026")]
    public void What_is_awaited_cannot_come_before_it_is_asked_for(
        string? identity,
        string? fee,
        string awaited,
        string day
    ) =>
        Engine
            .For(
                new(RightKind.Access, new(2026, 11, 2))
                {
                    IdentityRequested = identity is null ? null : TestData.Date(identity),
                    FeeCharged = fee is null ? null : TestData.Date(fee),
                },
                Today
            )
            .Explanation.ShouldContain($"If {awaited} came on {day}, the answer would be due by the end of ");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_has_come_does_not_hold_up_what_is_awaited(bool identity)
    {
        LocalDate asked = new(2026, 11, 25);
        LocalDate came = new(2026, 11, 26);
        LocalDate first = new(2026, 11, 4);
        var period = identity
            ? new RightsPeriod(RightKind.Access, new(2026, 11, 2))
            {
                IdentityRequested = first,
                FeeCharged = asked,
                FeePaid = came,
            }
            : new RightsPeriod(RightKind.Access, new(2026, 11, 2))
            {
                FeeCharged = first,
                IdentityRequested = asked,
                IdentityReceived = came,
            };
        var deadline = Engine.For(period, Today);
        deadline.Explanation.ShouldContain(" came on Sunday 22 November 2026, the answer would be due ");
        deadline.EarliestPossibleDue.ShouldBe(new(2026, 12, 29), "the month runs from the day the other came");
    }

    [Fact]
    public void Days_of_clarification_are_not_counted_before_the_time_has_begun_to_run() =>
        Engine
            .For(
                new(RightKind.Access, new(2026, 11, 2))
                {
                    IdentityRequested = new(2026, 11, 4),
                    Clarifications = [new(new(2026, 11, 23), new(2026, 11, 25))],
                },
                Today
            )
            .PausedDays.ShouldBe(0);

    [Fact]
    public void Clarification_awaited_in_an_extended_period_leaves_the_notice_date_standing()
    {
        var deadline = Says(
            new(RightKind.Access, new(2026, 9, 1)) { Extended = true, Clarifications = [new(new(2026, 11, 20))] },
            "Received Tuesday 1 September 2026. The time was extended by two months: three months end Tuesday 1 December 2026 "
                + "(UK GDPR Art 12A(3)). Clarification was asked for on Friday 20 November 2026 and has not come: until it does, no day counts "
                + "(UK GDPR Art 12A(5)). The person must have been told of the extension, with the reasons, by the end of "
                + "Thursday 1 October 2026. There is no due date yet. If the clarification came on Sunday 22 November 2026, "
                + "the answer would be due by the end of Friday 4 December 2026."
        );
        deadline.WaitingFor.ShouldBe(WaitingFor.Clarification);
        deadline.RelevantDate.ShouldBe(new(2026, 9, 1));
        deadline.PausedDays.ShouldBe(3);
        deadline.ExtensionNoticeDue.ShouldBe(new(2026, 10, 1));
    }

    [Fact]
    public void Steps_are_data()
    {
        var steps = Engine.For(new(RightKind.Access, new(2026, 3, 3)), Today).Steps;
        steps
            .Select(step => step.Event)
            .ShouldBe([StepEvent.Received, StepEvent.PeriodEnds, StepEvent.Rolled, StepEvent.Due]);
        steps[2].Before.ShouldBe(new(2026, 4, 3));
        steps[2].After.ShouldBe(new(2026, 4, 7));
        steps[2].Source.ShouldBe("Regulation 1182/71 Art 3(4)");
        steps[2].Rule.ShouldBe("uk-statute: answer");
    }

    private static Deadline Says(RightsPeriod period, string words)
    {
        var deadline = Engine.For(period, Today);
        deadline.Explanation.ShouldBe(words);
        return deadline;
    }
}

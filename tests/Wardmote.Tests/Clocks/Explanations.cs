using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

public class Explanations
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 11, 22);

    [Fact]
    public void A_month_that_ends_at_Easter() =>
        Engine
            .For(new(RightKind.Access, new(2026, 3, 3)), Today)
            .Explanation.ShouldBe(
                "Received Tuesday 3 March 2026. One month ends Friday 3 April 2026 (UK GDPR Art 12A). "
                    + "3 April is Good Friday; 4 and 5 April are a weekend; 6 April is Easter Monday. "
                    + "Due by the end of Tuesday 7 April 2026."
            );

    [Fact]
    public void Identity_awaited()
    {
        var deadline = Engine.For(
            new(RightKind.Access, new(2026, 11, 2)) { IdentityRequested = new(2026, 11, 4) },
            Today
        );
        deadline.Due.ShouldBeNull();
        deadline.NominalDue.ShouldBeNull();
        deadline.RelevantDate.ShouldBeNull();
        deadline.ExtensionNoticeDue.ShouldBeNull();
        deadline.Governing.ShouldBeNull();
        deadline.WaitingFor.ShouldBe(WaitingFor.Identity);
        deadline.EarliestPossibleDue.ShouldBe(new(2026, 12, 22));
        deadline.Explanation.ShouldBe(
            "Received Monday 2 November 2026. Proof of identity was asked for on Wednesday 4 November 2026 and has not come, "
                + "so the time has not begun to run (UK GDPR Art 12A(2)). There is no due date yet. If the proof of identity came "
                + "on Sunday 22 November 2026, the answer would be due by the end of Tuesday 22 December 2026."
        );
    }
}

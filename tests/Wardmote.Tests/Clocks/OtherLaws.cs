using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>The engine reads what a pack says and knows no number of its own: a law that counts otherwise.</summary>
public class OtherLaws
{
    private static readonly LocalDate Received = new(2026, 4, 1);

    [Theory]
    [InlineData("30 days", false, "2026-05-01", "30 days end Friday 1 May 2026 (S).")]
    [InlineData(
        "30 days",
        true,
        "2026-07-01",
        "The time was extended by two months: 30 days and two months end Wednesday 1 July 2026 (S)."
    )]
    [InlineData("1 day", false, "2026-04-02", "1 day ends Thursday 2 April 2026 (S).")]
    [InlineData("2 weeks", false, "2026-04-15", "2 weeks end Wednesday 15 April 2026 (S).")]
    [InlineData("1 week", true, "2026-06-08", "1 week and two months end Monday 8 June 2026 (S).")]
    public void A_law_that_counts_days_or_weeks(string limit, bool extended, string due, string words)
    {
        var deadline = Engine(limit).For(new(RightKind.Access, Received) { Extended = extended }, Received);
        deadline.Due.ShouldBe(TestData.Date(due));
        deadline.Explanation.ShouldContain(words);
    }

    [Fact]
    public void A_year_from_a_leap_day_says_why_it_ends_a_day_sooner()
    {
        var deadline = Engine("1 year").For(new(RightKind.Access, new(2028, 2, 29)), Received);
        deadline.NominalDue.ShouldBe(new(2029, 2, 28));
        deadline.Explanation.ShouldContain(
            "1 year ends Wednesday 28 February 2029, because February has no day 29 (S)."
        );
    }

    [Fact]
    public void A_law_that_knows_no_extension_has_no_notice_of_one() =>
        Engine("30 days", extension: 0)
            .For(new(RightKind.Access, Received), Received)
            .ExtensionNoticeDue.ShouldBeNull();

    [Fact]
    public void A_policy_that_knows_no_extension_keeps_its_own_date()
    {
        var unit = RulePackFile.Read(
            "unit.yaml",
            "{pack: unit, layer: unit, title: Ours, version: 2026-11-22, answer: [{kinds: [access], limit: 1 week, source: S}]}"
        );
        var deadline = new DeadlineEngine(Rules.Load().With(unit), new PublicHolidays()).For(
            new(RightKind.Access, Received) { Extended = true },
            Received
        );
        deadline.Layers[^1].Due.ShouldBe(new(2026, 4, 8));
        deadline
            .Layers[^1]
            .Explanation.ShouldBe("Ours: 1 week from Wednesday 1 April 2026 ends Wednesday 8 April 2026 (S).");
    }

    [Fact]
    public void A_law_that_says_nothing_else_waits_for_identity_and_pauses_for_nothing()
    {
        var period = new RightsPeriod(RightKind.Access, Received)
        {
            Clarifications = [new(new(2026, 4, 2), new(2026, 4, 3))],
        };
        var deadline = Engine("30 days").For(period, Received);
        (deadline.PausedDays, deadline.Due).ShouldBe((0, new LocalDate(2026, 5, 1)));
        Engine("30 days").For(period with { IdentityRequested = Received }, Received).Due.ShouldBeNull();
    }

    private static DeadlineEngine Engine(string limit, int extension = 2)
    {
        var kinds = string.Join(", ", Enum.GetValues<RightKind>().Select(kind => kind.Text()));
        var tasks = string.Join(", ", Enum.GetValues<RightKind>().Select(kind => $"{kind.Text()}: Act"));
        var law = RulePackFile.Read(
            "law.yaml",
            $$"""
            pack: law
            layer: statute
            title: Another law
            version: 2026-11-22
            tasks: { {{tasks}} }
            answer:
              - {kinds: [{{kinds}}], limit: {{limit}}, extension-months: {{extension}}, source: S}
            """
        );
        return new(Rules.From([law]), new PublicHolidays());
    }
}

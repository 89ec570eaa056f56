using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>A controller across several nations uses the earliest date over them.</summary>
public class SeveralNations
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Today = new(2026, 3, 3);

    [Fact]
    public void The_earliest_date_counts_and_the_explanation_names_the_nation_that_gave_it()
    {
        var deadline = Across(new(2026, 3, 3), Nation.EnglandAndWales, Nation.Scotland, Nation.NorthernIreland);
        deadline.Due.ShouldBe(new(2026, 4, 6));
        deadline.ExtensionNoticeDue.ShouldBe(new(2026, 4, 6));
        deadline.Explanation.ShouldBe(
            "Received Tuesday 3 March 2026. One month ends Friday 3 April 2026 (UK GDPR Art 12A). 3 April is Good Friday; "
                + "4 and 5 April are a weekend. The public holidays of its nations differ, so the earliest date counts, that of Scotland. "
                + "Due by the end of Monday 6 April 2026."
        );
        deadline.Layers[0].Due.ShouldBe(deadline.Due);
    }

    [Theory]
    [InlineData(Nation.EnglandAndWales, Nation.Scotland)]
    [InlineData(Nation.Scotland, Nation.EnglandAndWales)]
    public void A_holiday_of_one_nation_alone_moves_nothing(Nation one, Nation other)
    {
        var deadline = Across(new(2026, 5, 15), one, other);
        deadline.Due.ShouldBe(new(2026, 6, 15));
        deadline.Steps.ShouldContain(step =>
            step.Event == StepEvent.Rolled
            && step.Words
                == "The public holidays of its nations differ, so the earliest date counts, that of England and Wales."
        );
    }

    [Fact]
    public void Where_the_nations_agree_nothing_is_said_of_them()
    {
        var one = Across(new(2026, 4, 10), Nation.EnglandAndWales);
        var all = Across(new(2026, 4, 10), Nation.EnglandAndWales, Nation.Scotland, Nation.EnglandAndWales);
        all.Explanation.ShouldBe(one.Explanation);
    }

    [Fact]
    public void Every_receipt_date_is_the_earliest_over_the_nations()
    {
        var nations = Enum.GetValues<Nation>();
        for (var received = new LocalDate(2020, 1, 1); received.Year < 2036; received = received.PlusDays(1))
        {
            var day = received.ToDateOnly();
            var answer = nations.Min(nation => SlowOracle.Due(nation, day, 3, []).Due);
            var notice = nations.Min(nation => SlowOracle.Due(nation, day, 1, []).Due);
            var deadline = Engine.For(
                new(RightKind.Erasure, received, nations[2]) { AlsoIn = nations[..2], Extended = true },
                received
            );
            if (
                deadline.Due != LocalDate.FromDateOnly(answer)
                || deadline.ExtensionNoticeDue != LocalDate.FromDateOnly(notice)
                || EveryReceiptDate.LastDate(deadline.Explanation) != deadline.Due.Value.DayMonthYear()
            )
                Assert.Fail($"{received}: {deadline.Explanation} The oracle says {answer} and notice {notice}.");
        }
    }

    [Fact]
    public void What_is_awaited_could_come_for_the_earliest_date()
    {
        var period = new RightsPeriod(RightKind.Access, new(2026, 3, 2)) { IdentityRequested = new(2026, 3, 2) };
        Engine.For(period, Today).EarliestPossibleDue.ShouldBe(new(2026, 4, 7));
        Engine
            .For(period with { AlsoIn = [Nation.Scotland] }, Today)
            .EarliestPossibleDue.ShouldBe(new LocalDate(2026, 4, 6));
    }

    [Fact]
    public void A_complaint_is_acknowledged_by_the_earliest_date_too()
    {
        var written = WrittenQuestion.Parse(
            """{"kind":"complaint","received":"2026-12-03","jurisdiction":"scotland","alsoIn":["england-and-wales"]}"""
        );
        var answer = written.Question().Answer(Engine, Today);
        answer.Due.ShouldBe(new(2027, 1, 4));
        answer.Explanation.ShouldBe(
            "The complaint came on Thursday 3 December 2026. 30 days end Saturday 2 January 2027 (DPA 2018 s.164A). "
                + "2 and 3 January are a weekend. The public holidays of its nations differ, so the earliest date counts, that of "
                + "England and Wales. Due by the end of Monday 4 January 2027."
        );
    }

    [Fact]
    public void An_unknown_nation_among_several_is_refused() =>
        Should
            .Throw<CannotCompute>(WrittenQuestion.Parse("""{"received":"2026-03-03","alsoIn":["wales"]}""").Question)
            .Message.ShouldStartWith("'wales' is not a nation that Wardmote knows");

    private static Deadline Across(LocalDate received, Nation nation, params Nation[] alsoIn) =>
        Engine.For(new(RightKind.Access, received, nation) { AlsoIn = alsoIn }, received);
}

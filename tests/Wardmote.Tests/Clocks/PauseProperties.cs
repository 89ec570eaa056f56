using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>What must hold for any pauses, waits and extensions whatever.</summary>
public class PauseProperties
{
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());
    private static readonly LocalDate Commencement = new(2026, 2, 5);

    private static readonly Gen<Clarification[]> Questions = (
        from asked in Gen.Choose(0, 130)
        from lasted in Gen.Choose(0, 40)
        select (asked, lasted)
    )
        .ArrayOf()
        .Select(pairs => pairs.Take(6).ToArray())
        .Select(pairs =>
            Array.ConvertAll(
                pairs,
                pair => new Clarification(
                    Commencement.PlusDays(pair.asked),
                    Commencement.PlusDays(pair.asked + pair.lasted)
                )
            )
        );

    private static readonly Gen<RightsPeriod> Periods =
        from later in Gen.Choose(0, 3000)
        from nation in Gen.Elements(Enum.GetValues<Nation>())
        from extended in Gen.Elements(true, false)
        from identity in Gen.Choose(-20, 60)
        from fee in Gen.Choose(-40, 60)
        from questions in Questions
        let received = Commencement.PlusDays(later)
        select new RightsPeriod(RightKind.Access, received, nation)
        {
            Extended = extended,
            IdentityReceived = identity < 0 ? null : received.PlusDays(identity),
            FeePaid = fee < 0 ? null : received.PlusDays(fee),
            Clarifications = [.. questions.Select(question => Moved(question, later))],
        };

    [Fact]
    public void Any_case_agrees_with_the_day_by_day_reckoning() =>
        Holds(period =>
        {
            var deadline = Engine.For(period, period.Received);
            var relevant = new[] { period.Received, period.IdentityReceived, period.FeePaid }.Max()!.Value.ToDateOnly();
            var questions = period
                .Clarifications.Select(one => (one.Asked.ToDateOnly(), one.Answered!.Value.ToDateOnly()))
                .ToList();
            var answer = SlowOracle.Due(period.Nation, relevant, period.Extended ? 3 : 1, questions);
            var notice = SlowOracle.Due(period.Nation, relevant, 1, questions);

            deadline.RelevantDate.ShouldBe(LocalDate.FromDateOnly(relevant));
            deadline.NominalDue.ShouldBe(LocalDate.FromDateOnly(answer.Nominal));
            deadline.PausedDays.ShouldBe(answer.Paused);
            deadline.Due.ShouldBe(LocalDate.FromDateOnly(answer.Due));
            deadline.ExtensionNoticeDue.ShouldBe(LocalDate.FromDateOnly(notice.Due));
        });

    [Fact]
    public void One_more_question_never_makes_a_date_earlier() =>
        Holds(period =>
        {
            if (period.Clarifications.Count == 0)
                return;
            var fewer = Engine.For(
                period with
                {
                    Clarifications = [.. period.Clarifications.Skip(1)],
                },
                period.Received
            );
            var all = Engine.For(period, period.Received);
            all.Due!.Value.ShouldBeGreaterThanOrEqualTo(fewer.Due!.Value);
            all.ExtensionNoticeDue!.Value.ShouldBeGreaterThanOrEqualTo(fewer.ExtensionNoticeDue!.Value);
        });

    [Fact]
    public void One_more_day_of_waiting_never_makes_a_date_earlier() =>
        Holds(period =>
        {
            var waited = Engine.For(period, period.Received);
            for (var at = 0; at < period.Clarifications.Count; at++)
            {
                var questions = period.Clarifications.ToArray();
                questions[at] = questions[at] with { Answered = questions[at].Answered!.Value.PlusDays(1) };
                var longer = Engine.For(period with { Clarifications = questions }, period.Received);
                longer.Due!.Value.ShouldBeGreaterThanOrEqualTo(waited.Due!.Value);
                longer.ExtensionNoticeDue!.Value.ShouldBeGreaterThanOrEqualTo(waited.ExtensionNoticeDue!.Value);
            }
        });

    [Fact]
    public void The_order_of_questions_does_not_matter() =>
        Holds(period =>
        {
            var turned = Engine.For(
                period with
                {
                    Clarifications = [.. period.Clarifications.Reverse()],
                },
                period.Received
            );
            turned.Due.ShouldBe(Engine.For(period, period.Received).Due);
        });

    [Fact]
    public void The_explanation_ends_with_the_result_and_its_steps_join_up() =>
        Holds(period =>
        {
            var deadline = Engine.For(period, period.Received);
            EveryReceiptDate.LastDate(deadline.Explanation).ShouldBe(deadline.Due!.Value.DayMonthYear());
            deadline.Steps[^1].After.ShouldBe(deadline.Due);
            var end = deadline.Steps.Single(step => step.Event == StepEvent.PeriodEnds).After;
            foreach (
                var step in deadline.Steps.Where(step =>
                    step.Event is StepEvent.Paused or StepEvent.NotPaused or StepEvent.Rolled
                )
            )
            {
                step.Before.ShouldBe(end);
                end = step.After;
            }

            end.ShouldBe(deadline.Due);
        });

    [Fact]
    public void The_pauses_told_are_the_days_that_did_not_count() =>
        Holds(period =>
        {
            var deadline = Engine.For(period, period.Received);
            deadline.Pauses.Sum(pause => pause.Length).ShouldBe(deadline.PausedDays);
            foreach (var (one, next) in deadline.Pauses.Zip(deadline.Pauses.Skip(1)))
                next.Start.ShouldBeGreaterThan(one.End.PlusDays(1), "stretches that meet are one");
        });

    [Fact]
    public void Nothing_is_paused_while_identity_is_awaited() =>
        Engine
            .For(
                new(RightKind.Access, Commencement)
                {
                    IdentityRequested = Commencement,
                    Clarifications = [new(Commencement.PlusDays(2), Commencement.PlusDays(3))],
                },
                Commencement
            )
            .Pauses.ShouldBeEmpty();

    [Fact]
    public void While_something_is_awaited_the_date_shown_is_the_one_it_would_be() =>
        Holds(period =>
        {
            var today = period.Received.PlusDays(20);
            var open = period with { IdentityReceived = null, IdentityRequested = period.Received.PlusDays(3) };
            var waiting = Engine.For(open, today);
            waiting.Due.ShouldBeNull();
            waiting.EarliestPossibleDue.ShouldBe(Engine.For(open with { IdentityReceived = today }, today).Due);
            EveryReceiptDate.LastDate(waiting.Explanation).ShouldBe(waiting.EarliestPossibleDue!.Value.DayMonthYear());
        });

    [Fact]
    public void An_open_question_gives_the_date_it_would_be_if_answered_today() =>
        Holds(period =>
        {
            var asked = period.Received.PlusDays(5);
            var today = period.Received.PlusDays(9);
            var open = period with { Clarifications = [.. period.Clarifications, new(asked)] };
            var waiting = Engine.For(open, today);
            waiting.Due.ShouldBeNull();
            waiting.WaitingFor.ShouldBe(WaitingFor.Clarification);
            waiting.EarliestPossibleDue.ShouldBe(
                Engine.For(period with { Clarifications = [.. period.Clarifications, new(asked, today)] }, today).Due
            );
            EveryReceiptDate.LastDate(waiting.Explanation).ShouldBe(waiting.EarliestPossibleDue!.Value.DayMonthYear());
        });

    [Fact]
    public void The_law_is_the_first_layer_and_the_earliest_governs() =>
        Holds(period =>
        {
            var deadline = Engine.For(period, period.Received);
            deadline.Layers[0].Due.ShouldBe(deadline.Due);
            deadline
                .Layers.Select(layer => layer.Kind)
                .ShouldBe([LayerKind.Statute, LayerKind.National, LayerKind.Local]);
            deadline.Governing!.Due.ShouldBe(deadline.Layers.Min(layer => layer.Due));
        });

    private static Clarification Moved(Clarification question, int days) =>
        new(question.Asked.PlusDays(days), question.Answered!.Value.PlusDays(days));

    private static void Holds(Action<RightsPeriod> claim) =>
        Prop.ForAll(Periods.ToArbitrary(), claim).Check(Config.QuickThrowOnFailure.WithMaxTest(2000 / Effort.OneIn));
}

using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// Works out dates from the rule packs and the public holidays. Pure: the same question always gets the same answer,
/// and "today" is always passed in.
/// </summary>
public sealed partial class DeadlineEngine(Rules rules, PublicHolidays holidays)
{
    /// <summary>When a rights request must be answered (UK GDPR Art 12A; Regulation 1182/71 Art 3).</summary>
    /// <param name="asOf">The day on which an answer still awaited is supposed to come, for <see cref="Deadline.EarliestPossibleDue"/>.</param>
    /// <exception cref="CannotCompute">The dates contradict each other or leave the holiday table.</exception>
    public Deadline For(RightsPeriod period, LocalDate asOf)
    {
        period.MustMakeSense(holidays);
        var statute = rules.Answer(LayerKind.Statute, period.Kind, period.Received)!;
        var relevant = RelevantDate(period, asOf);
        var started = !period.AwaitsIdentity && !period.AwaitsFee;
        var questions = statute.Pauses ? Lengthening.InOrder(period.Clarifications) : [];

        var answer = Run(statute, relevant, period.Extended, questions, asOf);
        var notice = Run(statute, relevant, extended: false, questions, asOf);
        var due = holidays.Roll(answer.End, period.Nation);
        var runs = started && !answer.Open;
        return new(result => new Explaining(period, statute, holidays, asOf, relevant, questions).Steps(result))
        {
            RelevantDate = started ? relevant : null,
            PausedDays = started ? answer.Days : 0,
            NominalDue = runs ? answer.End : null,
            Due = runs ? due : null,
            ExtensionNoticeDue = started && !notice.Open ? holidays.Roll(notice.End, period.Nation) : null,
            WaitingFor = Awaited(period, answer.Open),
            EarliestPossibleDue = runs ? null : due,
            Layers = Layers(
                period,
                relevant,
                started,
                questions,
                asOf,
                new(statute, started ? relevant : null, answer, period.Extended, runs ? due : null)
            ),
            RuleVersion = rules.Version,
        };
    }

    private static LocalDate RelevantDate(RightsPeriod period, LocalDate asOf)
    {
        var relevant = period.Received;
        if (period.AwaitsIdentity)
            relevant = LocalDate.Max(relevant, LocalDate.Max(asOf, period.IdentityRequested!.Value));
        if (period.AwaitsFee)
            relevant = LocalDate.Max(relevant, LocalDate.Max(asOf, period.FeeCharged!.Value));
        if (period.IdentityReceived is { } identity)
            relevant = LocalDate.Max(relevant, identity);
        if (period.FeePaid is { } fee)
            relevant = LocalDate.Max(relevant, fee);
        return relevant;
    }

    private static WaitingFor? Awaited(RightsPeriod period, bool questionOpen) =>
        period.AwaitsIdentity ? WaitingFor.Identity
        : period.AwaitsFee ? WaitingFor.Fee
        : questionOpen ? WaitingFor.Clarification
        : null;

    private static Lengthening Run(
        AnswerRule rule,
        LocalDate relevant,
        bool extended,
        IReadOnlyList<Clarification> questions,
        LocalDate asOf
    ) => Lengthening.Of(relevant, rule.EndFrom(relevant, extended), questions, asOf);

    // A policy period starts, waits and pauses as the law's does, and never moves to a working day.
    private List<Layer> Layers(
        RightsPeriod period,
        LocalDate relevant,
        bool started,
        IReadOnlyList<Clarification> questions,
        LocalDate asOf,
        Layer statute
    )
    {
        var layers = new List<Layer>(3) { statute };
        foreach (var kind in (ReadOnlySpan<LayerKind>)[LayerKind.National, LayerKind.Local])
        {
            if (rules.Answer(kind, period.Kind, period.Received) is not { } rule)
                continue;
            var run = Run(rule, relevant, period.Extended, questions, asOf);
            LocalDate? due = started && !run.Open ? run.End : null;
            layers.Add(new(rule, started ? relevant : null, run, period.Extended, due));
        }

        return layers;
    }
}

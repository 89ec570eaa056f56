using NodaTime;

namespace Wardmote.Clocks;

/// <summary>
/// Works out dates from the rule packs and the public holidays. Pure: the same question always gets the same answer,
/// and "today" is always passed in.
/// </summary>
public sealed partial class DeadlineEngine(Rules rules, PublicHolidays holidays)
{
    /// <summary>When a rights request must be answered (UK GDPR Art 12A; Regulation 1182/71 Art 3).</summary>
    /// <param name="asOf">The day on which what is still awaited is supposed to come, for <see cref="Deadline.EarliestPossibleDue"/>.</param>
    /// <exception cref="CannotCompute">The dates contradict each other or leave the holiday table.</exception>
    public Deadline For(RightsPeriod period, LocalDate asOf)
    {
        period.MustMakeSense();
        PublicHolidays.MustKnow(asOf);
        var law = rules.Law(period.Kind, period.Received);
        law.MustAllow(period);
        var reckoning = Reckoning.Of(period, law, law, asOf);
        var answer = reckoning.Run(law, period.Extended);
        var notice = period.Extended ? reckoning.Run(law, extended: false) : answer;
        var due = holidays.Earliest(answer.End, period.Nation, period.AlsoIn).Date;
        var started = reckoning.Started;
        var runs = started && !answer.Open;
        return new(new Explaining(period, law, reckoning, holidays))
        {
            RelevantDate = started ? reckoning.Relevant : null,
            PausedDays = started ? answer.Days : 0,
            NominalDue = runs ? answer.End : null,
            Due = runs ? due : null,
            ExtensionNoticeDue =
                started && !notice.Open && law.ExtensionMonths > 0
                    ? holidays.Earliest(notice.End, period.Nation, period.AlsoIn).Date
                    : null,
            WaitingFor = Awaited(period, answer.Open),
            EarliestPossibleDue = runs ? null : due,
            Layers = Layers(
                period,
                law,
                reckoning,
                new(law, reckoning, answer, period.Extended, runs ? due : null, reckoning),
                asOf
            ),
            RuleVersion = rules.Version,
        };
    }

    /// <summary>What must be done by the last day of such a request: "Correct the data and say so".</summary>
    public string Task(RightKind kind) => rules.Task(kind);

    private static WaitingFor? Awaited(RightsPeriod period, bool questionOpen) =>
        period.AwaitsIdentity ? WaitingFor.Identity
        : period.AwaitsFee ? WaitingFor.Fee
        : questionOpen ? WaitingFor.Clarification
        : null;

    // A policy period starts, waits and pauses as the law's does unless its pack says otherwise, and never moves to a
    // working day.
    private List<Layer> Layers(RightsPeriod period, AnswerRule law, Reckoning common, Layer first, LocalDate asOf)
    {
        var layers = new List<Layer>(rules.Packs.Count) { first };
        for (var policy = 1; policy < rules.Packs.Count; policy++)
        {
            var rule = Rules.Answer(rules.Packs[policy], period.Kind, period.Received);
            if (rule is null)
                continue;
            var reckoning = rule.FollowsTheLaw ? common : Reckoning.Of(period, rule, law, asOf);
            var run = reckoning.Run(rule, period.Extended);
            var due = reckoning.Started && !run.Open ? run.End : (LocalDate?)null;
            layers.Add(new(rule, reckoning, run, period.Extended, due, common));
        }

        return layers;
    }
}

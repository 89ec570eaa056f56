using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What the periods of one request have in common, except where a policy's pack says otherwise.</summary>
/// <param name="Relevant">The day the time runs from; while identity or a fee is awaited, the day it would run from.</param>
/// <param name="Started">Whether it runs at all.</param>
/// <param name="Questions">The questions that can stop the clock, in the order they were asked.</param>
/// <param name="Supposed">The day on which everything still awaited is supposed to come.</param>
internal sealed record Reckoning(
    LocalDate Relevant,
    bool Started,
    IReadOnlyList<Clarification> Questions,
    LocalDate Supposed
)
{
    /// <param name="law">The law's rule, which a policy's follows where it does not say otherwise.</param>
    public static Reckoning Of(RightsPeriod period, AnswerRule rule, AnswerRule law, LocalDate asOf)
    {
        var questions = (rule.Pauses ?? law.Pauses) == true ? InOrder(period.Clarifications) : [];
        var supposed = Supposing(period, questions, asOf);
        var relevant = period.Received;
        // A law that does not wait has refused the dates it would wait for.
        if (rule.Waits == false)
            return new(relevant, true, questions, supposed);
        Wait(ref relevant, period.AwaitsIdentity ? supposed : period.IdentityReceived);
        Wait(ref relevant, period.AwaitsFee ? supposed : period.FeePaid);
        return new(relevant, !period.AwaitsIdentity && !period.AwaitsFee, questions, supposed);
    }

    /// <summary>The end of a layer's period, lengthened by its own pauses.</summary>
    public Lengthening Run(AnswerRule rule, bool extended)
    {
        var result = new Lengthening(rule.EndFrom(Relevant, extended), 0, false);
        var counted = Relevant;
        for (var index = 0; index < Questions.Count; index++)
            (result, counted) = result.After(Questions[index], counted, Supposed);
        return result;
    }

    // Nothing can come before it was asked for.
    private static LocalDate Supposing(RightsPeriod period, IReadOnlyList<Clarification> questions, LocalDate asOf)
    {
        if (period.AwaitsIdentity)
            Wait(ref asOf, period.IdentityRequested);
        if (period.AwaitsFee)
            Wait(ref asOf, period.FeeCharged);
        for (var index = 0; index < questions.Count; index++)
            if (questions[index].Answered is null)
                Wait(ref asOf, questions[index].Asked);
        return asOf;
    }

    private static void Wait(ref LocalDate day, LocalDate? until)
    {
        if (until > day)
            day = until.Value;
    }

    private static IReadOnlyList<Clarification> InOrder(IReadOnlyList<Clarification> questions) =>
        questions.Count < 2 ? questions : [.. questions.OrderBy(question => question.Asked)];
}

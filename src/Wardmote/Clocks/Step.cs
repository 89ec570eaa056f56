using NodaTime;

namespace Wardmote.Clocks;

/// <summary>What happened in one step of an explanation.</summary>
public enum StepEvent
{
    Received,
    IdentityAsked,
    IdentityCame,
    FeeCharged,
    FeePaid,
    PeriodEnds,
    Paused,
    NotPaused,
    Rolled,
    ExtensionNotice,
    Waiting,
    Due,
}

/// <summary>One step on the way to a date.</summary>
/// <param name="Rule">The rule applied: the pack and its rule, such as "uk-statute: answer".</param>
/// <param name="Source">Where the rule stands, such as "UK GDPR Art 12A(5)"; empty for a bare fact.</param>
/// <param name="Before">The date before this step; null when there was none.</param>
/// <param name="After">The date after it; null when there is none yet.</param>
/// <param name="Words">The step as one or more plain sentences.</param>
public sealed record Step(
    StepEvent Event,
    string Rule,
    string Source,
    LocalDate? Before,
    LocalDate? After,
    string Words
);

using NodaTime;

namespace Wardmote.Clocks;

/// <summary>One dated rule for how long an answer to a rights request may take.</summary>
/// <param name="Kinds">The rights it is about.</param>
/// <param name="ExtensionMonths">Months added when the person was told of an extension; 0 when the rule knows none.</param>
/// <param name="Pauses">Whether a question to the person stops the clock. Policies follow the law in this.</param>
public sealed record AnswerRule(
    RuleOrigin Origin,
    IReadOnlyList<RightKind> Kinds,
    Limit Limit,
    int ExtensionMonths,
    bool Pauses,
    AnswerSources Sources
)
{
    internal bool AppliesTo(RightKind kind, LocalDate received) => Origin.AppliesOn(received) && Kinds.Contains(kind);

    /// <summary>The last day before pauses and holidays.</summary>
    internal LocalDate EndFrom(LocalDate start, bool extended) => Limit.EndFrom(start, extended ? ExtensionMonths : 0);
}

/// <summary>Where each part of an answer's rule stands.</summary>
public sealed record AnswerSources(string Waiting, string Extension, string Pause, string Rolling);

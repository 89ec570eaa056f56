using NodaTime;

namespace Wardmote.Clocks;

/// <summary>One dated rule for how long an answer to a rights request may take.</summary>
/// <param name="Kinds">The rights it is about.</param>
/// <param name="ExtensionMonths">Months added when the person was told of an extension; 0 when the rule knows none.</param>
/// <param name="Waits">Whether the time waits for proof of identity and a fee, or runs from receipt; null in a policy that does as the law.</param>
/// <param name="Pauses">Whether a question to the person stops the clock; null in a policy that does as the law.</param>
/// <param name="Note">What the explanation adds to the rule; null when it speaks for itself.</param>
public sealed record AnswerRule(
    RuleOrigin Origin,
    IReadOnlyList<RightKind> Kinds,
    Limit Limit,
    int ExtensionMonths,
    bool? Waits,
    bool? Pauses,
    AnswerSources Sources,
    string? Note
)
{
    // One bit for each kind: a hundred thousand requests may be dated anew at once.
    private readonly int _kinds = Kinds.Aggregate(0, (bits, kind) => bits | (1 << (int)kind));

    /// <summary>"uk-statute: answer": the pack and its rule, for a step of an explanation.</summary>
    public string Name { get; } = $"{Origin.Pack}: answer";

    internal bool FollowsTheLaw => Waits is null && Pauses is null;

    internal bool AppliesTo(RightKind kind, LocalDate received) =>
        (_kinds & (1 << (int)kind)) != 0 && Origin.AppliesOn(received);

    /// <summary>Refuses what the rule has no room for, instead of counting time that the law does not give.</summary>
    /// <exception cref="CannotCompute">An extension it does not know, or a wait it does not allow.</exception>
    internal void MustAllow(RightsPeriod period)
    {
        if (period.Extended && ExtensionMonths == 0)
            throw new CannotCompute(
                $"The time for {period.Kind.InWords()} cannot be extended ({Origin.Source}): leave the extension out.",
                nameof(RightsPeriod.Extended)
            );
        if (Waits == false && period.FirstWait is { } field)
            throw new CannotCompute(
                $"The time for {period.Kind.InWords()} does not wait for proof of identity or a fee ({Origin.Source}): leave those dates out.",
                field
            );
    }

    /// <summary>The last day before pauses and holidays.</summary>
    internal LocalDate EndFrom(LocalDate start, bool extended) => Limit.EndFrom(start, extended ? ExtensionMonths : 0);
}

/// <summary>Where each part of an answer's rule stands.</summary>
public sealed record AnswerSources(string Waiting, string Extension, string Pause, string Rolling);

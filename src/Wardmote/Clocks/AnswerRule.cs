using NodaTime;

namespace Wardmote.Clocks;

/// <summary>One dated rule for how long an answer to a rights request may take.</summary>
public sealed record AnswerRule
{
    public required LayerKind Layer { get; init; }

    /// <summary>The pack it stands in, such as "uk-statute".</summary>
    public required string Pack { get; init; }

    /// <summary>The pack's name in a sentence: "UK law".</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<RightKind> Kinds { get; init; }

    /// <summary>The first day of receipt it applies to; null when it has always applied.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day of receipt it applies to; null when it has no end.</summary>
    public LocalDate? Until { get; init; }

    public required Limit Limit { get; init; }

    /// <summary>Months added when the person was told of an extension; 0 when the rule knows none.</summary>
    public int ExtensionMonths { get; init; }

    /// <summary>Whether a question to the person stops the clock. Policies follow the law in this.</summary>
    public bool Pauses { get; init; }

    /// <summary>Where the limit stands, such as "UK GDPR Art 12A".</summary>
    public required string Source { get; init; }

    public required string WaitingSource { get; init; }

    public required string ExtensionSource { get; init; }

    public required string PauseSource { get; init; }

    public required string RollingSource { get; init; }

    internal bool AppliesTo(RightKind kind, LocalDate received) =>
        !(received < From) && !(received > Until) && Kinds.Contains(kind);

    /// <summary>The last day before pauses and holidays. Months of extension are added to the months, so that 31 January gives 30 April.</summary>
    internal LocalDate EndFrom(LocalDate start, bool extended)
    {
        if (!extended)
            return Limit.EndFrom(start);
        return Limit.Months > 0
            ? start.PlusMonths(Limit.Months + ExtensionMonths)
            : Limit.EndFrom(start).PlusMonths(ExtensionMonths);
    }
}

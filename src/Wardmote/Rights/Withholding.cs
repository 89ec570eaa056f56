using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>
/// The decision to keep back an item, or part of it, with the law's reason and a note (R148, R149; law: DPA 2018 Sch 2–4).
/// </summary>
public sealed class Withholding : IEvidenced
{
    public required Guid ItemId { get; init; }
    public required Guid RequestId { get; init; }
    public required Exemption Exemption { get; init; }

    /// <summary>
    /// How the balance was struck, for the record; it is not shown to the person. For information about someone else: why it
    /// would not be reasonable to give it without their agreement (DPA 2018 Sch 2 para 16(2)(b)).
    /// </summary>
    public required string Note { get; init; }

    /// <summary>What the letter calls it: "An e-mail between two officers, 3 March 2026".</summary>
    public required string Described { get; init; }

    /// <summary>The copy that goes instead, when only part is kept back; null when all of it is.</summary>
    public Guid? ReplacementId { get; init; }

    /// <summary>Whether that copy was made by <see cref="Redactor"/>, and not by an officer.</summary>
    public bool Redacted { get; init; }

    /// <summary>What was asked about someone else; there when the exemption is theirs.</summary>
    public ThirdPartyBalance? ThirdParty { get; init; }

    /// <summary>What was asked about privilege; there when the exemption is that.</summary>
    public Privilege? Privilege { get; init; }

    public required Instant At { get; init; }
    public required string DecidedBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

/// <summary>What someone said when asked whether information about them may be given.</summary>
public enum ThirdPartyAnswer
{
    NotAsked,
    NoAnswer,
    Refused,

    /// <summary>They cannot give consent, a child for instance.</summary>
    CannotSay,

    /// <summary>Then the law lets nothing be kept back for them (DPA 2018 Sch 2 para 16(2)(a)).</summary>
    Agreed,
}

/// <summary>What the law has weighed before information about someone else is kept back (R148; DPA 2018 Sch 2 para 16(3)).</summary>
public sealed class ThirdPartyBalance
{
    /// <summary>Whose information it is.</summary>
    public required string Whose { get; init; }

    public required ThirdPartyAnswer Answer { get; init; }

    /// <summary>What was done to ask them, or why nothing was.</summary>
    public required string Steps { get; init; }

    /// <summary>Any duty of confidence owed to them; "none" where there is none.</summary>
    public required string Confidence { get; init; }
}

/// <summary>An entry of the privilege log (R149; DPA 2018 Sch 2 para 19).</summary>
public sealed class Privilege
{
    /// <summary>Who alone may give it up.</summary>
    public required string Whose { get; init; }

    /// <summary>The legal adviser.</summary>
    public required string Adviser { get; init; }

    /// <summary>Which advice, or which proceedings, under way or expected.</summary>
    public required string Matter { get; init; }

    /// <summary>When it was given or written.</summary>
    public required LocalDate On { get; init; }
}

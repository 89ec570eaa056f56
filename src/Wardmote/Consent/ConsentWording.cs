using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>
/// A version of the words by which a unit asks people to agree to one purpose (R110, R111; UK GDPR Art 7(1)). What somebody
/// was shown must stay readable, so a change is another version.
/// </summary>
[NeverChanged]
public sealed class ConsentWording : IBelongToUnit, IEvidenced
{
    /// <summary>The purpose: the same in all its versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>From 1, in the order in which they were shown.</summary>
    public required int Number { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>What is asked for, in a few words: "newsletter by e-mail".</summary>
    public required string Purpose { get; init; }

    /// <summary>What people read, or hear read out, before they agree.</summary>
    public required string Text { get; init; }

    /// <summary>The first day on which it was shown.</summary>
    public required LocalDate From { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

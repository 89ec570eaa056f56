using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Registers;

/// <summary>
/// A version of an information asset: a list, a system, a cupboard that people's data is kept in (R162, R163; Art 30).
/// </summary>
[NeverChanged]
public sealed class Asset : IVersion
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required Guid UnitId { get; init; }
    public required Instant WrittenAt { get; init; }
    public required JournalEntry Entry { get; init; }
    public required bool IsEnd { get; init; }

    /// <summary>"Membership list".</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a sentence or two; null when nobody has said.</summary>
    public string? What { get; init; }

    /// <summary>The office of the unit that answers for it, in lower case, so that it passes on with the office.</summary>
    public required string Owner { get; init; }

    /// <summary>Where it is kept: a place, a country; null when nobody has said.</summary>
    public string? Location { get; init; }

    /// <summary>The program or the paper it is kept in; null when nobody has said.</summary>
    public string? KeptIn { get; init; }

    /// <summary>Whether it is a tool that the national body provides.</summary>
    public bool IsCentral { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

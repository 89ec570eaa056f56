using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>
/// A question to the person about what they ask for. The days until the answer comes do not count (UK GDPR Art 12A(5)), for a
/// request for access and no other.
/// </summary>
public sealed class Question : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>As the letter says it.</summary>
    public required string Asks { get; init; }

    public required LocalDate AskedOn { get; init; }

    /// <summary>The day the answer came; null while it is awaited.</summary>
    public LocalDate? AnsweredOn { get; set; }

    /// <summary>What they said.</summary>
    public string? Answer { get; set; }

    Guid IEvidenced.EvidenceId => RequestId;
}

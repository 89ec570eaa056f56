using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Finding;

/// <summary>
/// Someone whom records are linked to, by a person's decision. It carries no particulars of its own: what is known
/// stands in the records. An e-mail address identifies nobody, because families share them.
/// </summary>
public sealed class Person : IEvidenced
{
    public required Guid Id { get; init; }
    public required Instant At { get; init; }
    Guid IEvidenced.EvidenceId => Id;
}

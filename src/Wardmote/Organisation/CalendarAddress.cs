using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Organisation;

/// <summary>
/// The secret address under which someone's own calendar asks for their deadlines. There is one an account at most, and
/// it opens nothing else; we keep the hash of what makes it secret.
/// </summary>
public sealed class CalendarAddress : IEvidenced
{
    public required Guid AccountId { get; init; }

    /// <summary>The SHA-256 of the token in the address. Two saves that both replace it cannot both succeed.</summary>
    public required byte[] TokenHash { get; set; }

    public required Instant MadeAt { get; set; }

    Guid IEvidenced.EvidenceId => AccountId;
}

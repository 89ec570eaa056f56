using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>Days of the policy's slack given to one stage, and why (R26: nine days for holidays, sickness and the like).</summary>
public sealed class Slack : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>The stage's short name in the rule pack: "ask", "copies", "reply".</summary>
    public required string Stage { get; init; }

    public required int Days { get; init; }
    public required string Because { get; init; }
    public required Instant At { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

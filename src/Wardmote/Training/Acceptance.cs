using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Training;

/// <summary>Somebody with an account has accepted one version of an <see cref="Undertaking"/> (R65, R117, R123).</summary>
public sealed class Acceptance : IEvidenced
{
    public required Guid AccountId { get; init; }

    /// <summary><see cref="Undertaking.Key"/>.</summary>
    public required string Undertaking { get; init; }

    public required int Version { get; init; }
    public required Instant At { get; init; }

    Guid IEvidenced.EvidenceId => AccountId;
}

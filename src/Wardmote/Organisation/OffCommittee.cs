using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// An office that a unit says is not on its committee, so that its holder is not asked when someone wants their data.
/// Without such a word every office in a unit is (R13, R23).
/// </summary>
public sealed class OffCommittee : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }

    /// <summary>In lower case, as in <see cref="Appointment.Office"/>.</summary>
    public required string Office { get; init; }

    public required string Because { get; init; }

    Guid IEvidenced.EvidenceId => UnitId;
}

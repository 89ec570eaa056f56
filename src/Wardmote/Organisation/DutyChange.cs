using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>A unit says otherwise than <see cref="Duties"/> whether one of its own offices carries a duty.</summary>
public sealed class DutyChange : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }

    /// <summary>In lower case, as in <see cref="Appointment.Office"/>.</summary>
    public required string Office { get; init; }

    public required Duty Duty { get; init; }
    public required bool Carries { get; set; }

    Guid IEvidenced.EvidenceId => UnitId;
}

using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Where people and the regulator reach the data-protection officer of a unit; it is published (Art 37(7), R104).</summary>
public sealed class PublicContact : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? PostalAddress { get; set; }

    Guid IEvidenced.EvidenceId => UnitId;
}

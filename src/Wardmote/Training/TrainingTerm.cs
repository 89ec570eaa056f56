using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>A unit wants its officers, and those of the units below it, trained more often than the policy does.</summary>
public sealed class TrainingTerm : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }

    /// <summary>How long training counts, in months.</summary>
    public required int Months { get; set; }

    public required string Because { get; set; }
    public required Instant SetAt { get; set; }

    Guid IEvidenced.EvidenceId => UnitId;
}

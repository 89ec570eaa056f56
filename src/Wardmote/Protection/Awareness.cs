using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Something done so that people know how to treat data: a talk, a circular, a visit (R103; Art 39(1)(b)).</summary>
public sealed class Awareness : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>"Talk at the branch secretaries' day".</summary>
    public required string What { get; init; }

    /// <summary>For whom.</summary>
    public required string Audience { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

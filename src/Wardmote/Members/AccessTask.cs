using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Something for which a unit's officers open members' records, named beforehand (R53, R64). It holds in the unit and those
/// below it.
/// </summary>
public sealed class AccessTask : ISettledByUnit, IEvidenced
{
    /// <summary>What every unit may open a record for (R83), as it reads after "for".</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "answering the member, or helping them",
        "telling members something",
        "a meeting, a ballot or a selection",
        "checking that the records are right",
    ];

    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>As it reads after "for": "the summer canvass".</summary>
    public required string Name { get; init; }

    /// <summary>The last day of it; null while it goes on.</summary>
    public LocalDate? Until { get; set; }

    Guid IEvidenced.EvidenceId => Id;
}

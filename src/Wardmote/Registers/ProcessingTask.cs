using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Registers;

/// <summary>A version of something that is done with an information asset (R163).</summary>
[NeverChanged]
public sealed class ProcessingTask : Processing, IVersion
{
    public required Guid Id { get; init; }
    public required int Number { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary><see cref="Asset.Id"/>.</summary>
    public required Guid AssetId { get; init; }

    public required Instant WrittenAt { get; init; }
    public required JournalEntry Entry { get; init; }
    public required bool IsEnd { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>A session in person, which each unit holds at least once a year (R69). Who came has a <see cref="Certificate"/>.</summary>
public sealed class TrainingSession : ISettledByUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public Unit Unit { get; init; } = null!;
    public required LocalDate On { get; init; }
    public required string Place { get; init; }

    /// <summary>Who leads it: "Regional office", "Asha Patel".</summary>
    public required string Trainer { get; init; }

    public required Instant PlannedAt { get; init; }

    /// <summary>When it was called off; null while it stands.</summary>
    public Instant? CancelledAt { get; private set; }

    public string? CancelledBecause { get; private set; }

    /// <summary>Changed with every save about it, so that nobody is recorded at a session that is just being called off.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Calls it off.</summary>
    public void Cancel(string because, Instant at) =>
        (CancelledBecause, CancelledAt, Version) = (because, at, Version + 1);

    /// <summary>Somebody is recorded as having come.</summary>
    internal void Attend() => Version++;
}

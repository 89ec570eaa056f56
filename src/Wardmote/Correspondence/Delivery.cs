using NodaTime;

namespace Wardmote.Correspondence;

/// <summary>Where a letter stands on its way out.</summary>
public enum DeliveryState
{
    /// <summary>Waiting for its time, or for another try.</summary>
    Waiting,

    /// <summary>Taken by a worker, until its lease ends.</summary>
    Leased,

    /// <summary>The transport accepted it.</summary>
    Accepted,

    /// <summary>Refused for good or tried too often: someone must look.</summary>
    Parked,
}

/// <summary>The outbox row of an e-mail: leased by one worker at a time, fenced, retried with growing waits.</summary>
public sealed class Delivery
{
    public required Guid LetterId { get; init; }
    public DeliveryState State { get; set; } = DeliveryState.Waiting;
    public int Attempts { get; set; }
    public required Instant NextAttemptAt { get; set; }
    public Instant? LeasedUntil { get; set; }

    /// <summary>Grows with each lease: a worker whose lease was taken over may no longer write.</summary>
    public long Fence { get; set; }

    /// <summary>A try ended without an answer, so the letter may have gone more than once. It never turns false again.</summary>
    public bool MayHaveGoneTwice { get; set; }

    /// <summary>What the transport said last, without addresses.</summary>
    public string? LastProblem { get; set; }

    public Instant? AcceptedAt { get; set; }
}

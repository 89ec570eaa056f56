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
    /// <summary>
    /// How long to wait after each try that failed, in minutes; after one more it is parked. Six waits, about a day and a
    /// half: a mail server that is down over a weekend evening is back by then.
    /// </summary>
    public static readonly IReadOnlyList<Duration> Waits =
    [
        Duration.FromMinutes(1),
        Duration.FromMinutes(5),
        Duration.FromMinutes(25),
        Duration.FromHours(2),
        Duration.FromHours(6),
        Duration.FromHours(24),
    ];

    public required Guid LetterId { get; init; }
    public DeliveryState State { get; set; } = DeliveryState.Waiting;
    public int Attempts { get; set; }
    public required Instant NextAttemptAt { get; set; }
    public Instant? LeasedUntil { get; set; }

    /// <summary>
    /// Grows when a lease starts and when it ends: a worker whose lease was taken over, or who told already, may no
    /// longer write.
    /// </summary>
    public long Fence { get; set; }

    /// <summary>A try ended without an answer, so the letter may have gone more than once. It never turns false again.</summary>
    public bool MayHaveGoneTwice { get; set; }

    /// <summary>What the transport said last, without addresses.</summary>
    public string? LastProblem { get; set; }

    public Instant? AcceptedAt { get; set; }

    /// <summary>Whether it has had every try it may have.</summary>
    public bool IsSpent => Attempts > Waits.Count;

    /// <summary>Keeps what came of a try. The lease ends.</summary>
    public void Keep(Handover handover, Instant now)
    {
        (LeasedUntil, Fence) = (null, Fence + 1);
        LastProblem = handover.Problem;
        MayHaveGoneTwice |= handover.Result == HandoverResult.Unknown;
        if (handover.Result == HandoverResult.Accepted)
            (State, AcceptedAt) = (DeliveryState.Accepted, now);
        else if (handover.Result == HandoverResult.Never || IsSpent)
            State = DeliveryState.Parked;
        else
            (State, NextAttemptAt) = (DeliveryState.Waiting, now + Waits[Attempts - 1]);
    }

    /// <summary>Sends it on its way again, with every try before it.</summary>
    public void TryAgain(Instant now) => (State, Attempts, NextAttemptAt) = (DeliveryState.Waiting, 0, now);
}

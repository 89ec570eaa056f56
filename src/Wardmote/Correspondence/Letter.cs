using NodaTime;
using Wardmote.Organisation;

namespace Wardmote.Correspondence;

/// <summary>How a letter travels.</summary>
public enum Medium
{
    Email,

    /// <summary>Printed and posted by an officer.</summary>
    Post,
}

/// <summary>
/// A letter as it was written. Its words never change; where a link goes they hold <see cref="LinkPlace"/>, because the
/// link itself is a secret and stands only, sealed, in <see cref="Delivery.SealedLink"/> until it has gone.
/// </summary>
public sealed class Letter : IBelongToUnit
{
    /// <summary>Stands in the words where the link is put as the letter leaves.</summary>
    public const string LinkPlace = "{link}";

    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The case it belongs to; null for letters about accounts.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The template it was made from: "holder-asked".</summary>
    public required string Template { get; init; }

    public required Medium Medium { get; init; }
    public required string ToName { get; init; }

    /// <summary>The e-mail address or, for post, the postal address with line breaks.</summary>
    public required string ToAddress { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text, lines ended by \n.</summary>
    public required string Text { get; init; }

    /// <summary>A whole HTML document, no script, no remote parts.</summary>
    public required string Html { get; init; }

    /// <summary>Without angle brackets; the same at every attempt, so that a receiver can see a repeat (RFC 5322 3.6.4).</summary>
    public required string MessageId { get; init; }

    public required Instant WrittenAt { get; init; }

    /// <summary>When an officer said it had been posted; for <see cref="Medium.Post"/> only.</summary>
    public Instant? PostedAt { get; set; }

    public Delivery? Delivery { get; init; }
}

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

    /// <summary>The link that replaces <see cref="Letter.LinkPlace"/>, sealed under the key of the case; dropped once accepted.</summary>
    public byte[]? SealedLink { get; set; }
}

using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights.Changing;

/// <summary>
/// What an officer decided about one thing that was found: that what the person asks is done to it, or that it is not,
/// with the law's ground and a sentence the person reads (R150, R151, R154, R155).
/// </summary>
public sealed class Ruling : IEvidenced
{
    public required Guid ItemId { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>Whether it is done as they ask.</summary>
    public bool Granted { get; private set; }

    /// <summary>The law's ground for not doing it; null when it is granted.</summary>
    public Ground? Ground { get; private set; }

    /// <summary>Why, as the letter says it to the person; null when it is granted.</summary>
    public string? Because { get; private set; }

    public Instant At { get; private set; }
    public string DecidedBy { get; private set; } = "";

    /// <summary>Why Wardmote cannot do it, so that an officer does and says how; null where it can.</summary>
    public string? ByHandBecause { get; private set; }

    /// <summary>When it had been done; null before, and for what is not granted.</summary>
    public Instant? DoneAt { get; private set; }

    /// <summary>How, when a person did it and said so; null when Wardmote did.</summary>
    public string? DoneHow { get; private set; }

    /// <summary>The day by which what is kept must be looked at again (R31); null for anything else.</summary>
    public LocalDate? ReviewOn { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>Whether something is still to be done.</summary>
    public bool IsOpen => Granted && DoneAt is null;

    /// <summary>It is to be done.</summary>
    public void Grant(string by, Instant at) =>
        (Granted, Ground, Because, ReviewOn, DecidedBy, At) = (true, null, null, null, by, at);

    /// <summary>It is not to be done, on that ground.</summary>
    /// <param name="review">For what was to be removed: when the ground is looked at again.</param>
    public void Deny(Ground ground, string because, LocalDate? review, string by, Instant at) =>
        (Granted, Ground, Because, ReviewOn, DecidedBy, At) = (false, ground, because, review, by, at);

    /// <summary>It has been done.</summary>
    public void Do(Instant at, string? how = null) => (DoneAt, DoneHow) = (DoneAt ?? at, how);

    /// <summary>A person must do it.</summary>
    public void LeaveToHand(string because) => ByHandBecause = because;

    /// <summary>What is kept stays until it is looked at again.</summary>
    public void KeepUntil(LocalDate review) => ReviewOn = review;
}

/// <summary>Somebody looked again at what was kept, and said whether the ground still holds (R31).</summary>
public sealed class KeptReview : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid ItemId { get; init; }
    public required Guid RequestId { get; init; }
    public required Instant At { get; init; }
    public required string By { get; init; }
    public required string Because { get; init; }

    /// <summary>The next review; null when it is to be removed now.</summary>
    public LocalDate? NextOn { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

/// <summary>That the decisions of a request are being put into effect, record by record, until none is left.</summary>
public sealed class Carrying : IEvidenced
{
    public required Guid RequestId { get; init; }
    public required Instant StartedAt { get; set; }
    public required string StartedBy { get; set; }

    /// <summary>When the last of it was done; null while anything is left.</summary>
    public Instant? FinishedAt { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    public void Finish(Instant at) => FinishedAt ??= at;

    /// <summary>More has been decided since: it goes on.</summary>
    public void GoOn(string by, Instant at) => (StartedBy, StartedAt, FinishedAt) = (by, at, null);
}

/// <summary>Something the person says is wrong, and what was decided about it (UK GDPR Art 16; R27, R157, R158).</summary>
public sealed class Correction : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>What it is, as the record calls it: "Last name".</summary>
    public required string What { get; init; }

    /// <summary>What stands there now; null where nothing does.</summary>
    public string? Before { get; init; }

    /// <summary>What is to stand there; null for nothing.</summary>
    public string? After { get; init; }

    /// <summary>What shows it: "marriage certificate, seen by the secretary". Never a copy.</summary>
    public required string Evidence { get; init; }

    public required bool Accepted { get; init; }

    /// <summary>Why not, as the letter says it; null when it is accepted.</summary>
    public string? Because { get; init; }

    public required Instant At { get; init; }
    public required string DecidedBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>"Last name: “Hughs” becomes “Hughes”".</summary>
    public string InWords =>
        $"{What}: {(Before is null ? "what is missing" : $"“{Before}”")} becomes {(After is null ? "nothing" : $"“{After}”")}";
}

/// <summary>Someone outside the unit whom the data was given to and who was told of the change (UK GDPR Art 19).</summary>
public sealed class RecipientTold : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required string Name { get; init; }
    public required LocalDate On { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

/// <summary>How far a request was met.</summary>
public enum Extent
{
    Whole,
    Part,
    None,
}

/// <summary>The letter that says what was done, what was not, and why (R154, R155, R159).</summary>
public sealed class Reply : IEvidenced
{
    public required Guid RequestId { get; init; }
    public required Extent Extent { get; init; }
    public required Guid LetterId { get; init; }
    public required Instant At { get; init; }
    public required string SentBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

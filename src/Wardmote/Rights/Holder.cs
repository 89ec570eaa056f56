using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>
/// An officer asked what they hold (R23). Worked out from offices, never picked by hand, though one may be added or
/// excused with a reason. They answer without an account: a link opens the page, a code mailed to them opens the search.
/// </summary>
public sealed class Holder : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }

    /// <summary>Every capacity they are asked in, one to a line: "Secretary, Northbury North Branch".</summary>
    public required string Capacities { get; init; }

    public required Instant AskedAt { get; init; }
    public required LocalDate DueOn { get; init; }

    /// <summary>Why an officer added someone whom the offices do not name.</summary>
    public string? AddedBecause { get; init; }

    /// <summary>SHA-256 of the link's token.</summary>
    public required byte[] LinkHash { get; set; }

    /// <summary>SHA-256 of the code last mailed; null when none is good.</summary>
    public byte[]? CodeHash { get; private set; }
    public Instant? CodeGoodUntil { get; private set; }
    public int CodeTries { get; private set; }

    public Instant? ExcusedAt { get; private set; }
    public string? ExcusedBecause { get; private set; }

    /// <summary>When they were asked once more, because what they meant to keep is to go; null when they were not.</summary>
    public Instant? AskedAgainAt { get; private set; }

    public List<Attestation> Attestations { get; init; } = [];

    /// <summary>Changed with every save, so that an answer sent twice counts once.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>The last thing they said that settles the search, if anything.</summary>
    public Attestation? Answer =>
        Attestations
            .Where(a => a.Outcome != Outcome.CannotYet && (AskedAgainAt is null || a.At > AskedAgainAt))
            .MaxBy(a => a.At);

    /// <summary>Whether nothing more is expected of them.</summary>
    public bool IsSettled => ExcusedAt is not null || Answer is not null;

    /// <summary>Marks a save about this holder.</summary>
    public void Step() => Version++;

    /// <summary>They are asked once more: what they said before no longer settles it.</summary>
    public void AskAgain(Instant at)
    {
        AskedAgainAt = at;
        Version++;
    }

    /// <summary>A new code, good for ten minutes; the one before stops working.</summary>
    public void GiveCode(byte[] hash, Instant now)
    {
        CodeHash = hash;
        CodeGoodUntil = now + Duration.FromMinutes(10);
        CodeTries = 0;
        Version++;
    }

    /// <summary>Whether a typed code is right. Five wrong ones end the code; a right one is used up.</summary>
    public bool TakeCode(byte[] typed, Instant now)
    {
        Version++;
        if (CodeHash is null || CodeGoodUntil < now || CodeTries >= 5)
            return false;
        CodeTries++;
        if (!Store.Secret.Same(CodeHash, typed))
            return false;
        CodeHash = null;
        return true;
    }

    /// <summary>No answer is needed from them after all.</summary>
    public void Excuse(string because, Instant at)
    {
        ExcusedAt = at;
        ExcusedBecause = because;
        Version++;
    }
}

/// <summary>How a search ended.</summary>
public enum Outcome
{
    /// <summary>They hold something, and gave it.</summary>
    Found,

    /// <summary>They looked and hold nothing. A nil answer counts.</summary>
    Nothing,

    /// <summary>They cannot look by the day asked for, and say why.</summary>
    CannotYet,

    /// <summary>They never answered; an officer says so after chasing.</summary>
    NoResponse,

    /// <summary>They did what the person asks, in everything they hold.</summary>
    Done,

    /// <summary>They did it in all but what they name, which they think must stay as it is.</summary>
    DoneInPart,
}

/// <summary>What a holder says about their search, with the time and the words they agreed to.</summary>
public sealed class Attestation : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid HolderId { get; init; }
    public required Guid RequestId { get; init; }
    public required Outcome Outcome { get; init; }

    /// <summary>Where they looked, one place to a line.</summary>
    public string? Searched { get; init; }

    /// <summary>Why not yet, or what was done to get an answer.</summary>
    public string? Because { get; init; }

    /// <summary>The day they expect to answer, when not yet.</summary>
    public LocalDate? ExpectedOn { get; init; }

    /// <summary>The words they put their name to, as shown.</summary>
    public required string Wording { get; init; }

    public required Instant At { get; init; }

    /// <summary>The officer who wrote down what was said by telephone; null when the holder answered themself.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Whether it came after the day asked for.</summary>
    public required bool Late { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

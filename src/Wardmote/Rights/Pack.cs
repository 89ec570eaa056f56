using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What the person receives: a zip with a page to read, the data, the files, the letter and a manifest.</summary>
public sealed class Pack : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required Guid AttachmentId { get; init; }
    public Attachment Attachment { get; init; } = null!;
    public required Instant BuiltAt { get; init; }
    public required string BuiltBy { get; init; }

    /// <summary>How many records and files it holds.</summary>
    public required int Items { get; init; }

    /// <summary>How many were kept back, wholly or in part.</summary>
    public required int Withheld { get; init; }

    /// <summary>Why it was made while someone who was asked had not answered; null when everybody had.</summary>
    public string? UnansweredBecause { get; init; }

    /// <summary>
    /// SHA-256 over what was found and what was decided about it: a pack that no longer says the same is not released.
    /// </summary>
    public required byte[] Covers { get; init; }

    public List<Release> Releases { get; init; } = [];

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>The release that counts: the last one.</summary>
    public Release? Release => Releases.MaxBy(r => r.At);

    /// <summary>When the person first had it, by any release.</summary>
    public Instant? DeliveredAt => Releases.Min(r => r.DeliveredAt);
}

/// <summary>How the code or password reaches the person: another way than the link (R63).</summary>
public enum CodeChannel
{
    Post,
    Phone,
    InPerson,

    /// <summary>No code; the officer said why.</summary>
    None,
}

/// <summary>How the pack itself reaches the person.</summary>
public enum ReleaseWay
{
    /// <summary>A link by e-mail, and a code another way.</summary>
    Link,

    /// <summary>A zip sealed with AES-256, handed over or sent by an officer, and its password another way.</summary>
    EncryptedZip,
}

/// <summary>
/// A pack given to the person. Whether it is still good is worked out whenever it is read, never by a sweep alone, and
/// each download is a POST.
/// </summary>
public sealed class Release : IEvidenced
{
    /// <summary>Most downloads by link.</summary>
    public const int MostDownloads = 10;

    /// <summary>So many wrong codes end a link.</summary>
    public const int MostWrongCodes = 10;

    /// <summary>How many days a link, or an encrypted zip, can be fetched from Wardmote, after the day it was given.</summary>
    public const int GoodForDays = 30;

    public required Guid Id { get; init; }
    public required Guid PackId { get; init; }
    public required Guid RequestId { get; init; }
    public required ReleaseWay Way { get; init; }
    public required CodeChannel CodeChannel { get; init; }

    /// <summary>Why no code was needed, when none is.</summary>
    public string? NoCodeBecause { get; init; }

    public required Instant At { get; init; }
    public required string ReleasedBy { get; init; }
    public required Instant ExpiresAt { get; init; }

    /// <summary>SHA-256 of the link's token; null for a zip.</summary>
    public byte[]? LinkHash { get; init; }

    /// <summary>SHA-256 of the code, or of the zip's password; null when there is none.</summary>
    public byte[]? CodeHash { get; init; }

    public int WrongCodes { get; private set; }
    public int Downloads { get; private set; }

    /// <summary>When the person first had it: the first download, or when an officer handed the zip over.</summary>
    public Instant? DeliveredAt { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    /// <summary>Changed with every save, so that no two downloads or tries count as one.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>Ended by too many wrong codes.</summary>
    public bool IsDead => WrongCodes >= MostWrongCodes;

    /// <summary>Whether it can still be fetched.</summary>
    public bool IsGood(Instant now) => WithdrawnAt is null && now < ExpiresAt && Downloads < MostDownloads && !IsDead;

    /// <summary>Whether a typed code is right; a wrong one is counted.</summary>
    public bool TakeCode(string? typed)
    {
        if (CodeHash is null || Secret.Same(CodeHash, Secret.HashCode(typed ?? "")))
            return true;
        WrongCodes++;
        Version++;
        return false;
    }

    /// <summary>Counts one download.</summary>
    public void CountDownload()
    {
        Downloads++;
        Version++;
    }

    /// <summary>The person has it.</summary>
    public void Deliver(Instant at)
    {
        DeliveredAt ??= at;
        Version++;
    }

    /// <summary>Nobody can fetch it any more.</summary>
    public void Withdraw(Instant at)
    {
        WithdrawnAt ??= at;
        Version++;
    }
}

/// <summary>The end of a request: with a delivered pack, or with a reason.</summary>
public sealed class Closure
{
    public required Instant At { get; init; }
    public required string ClosedBy { get; init; }

    /// <summary>Why it ends without a delivered pack; null when one was delivered.</summary>
    public string? Because { get; init; }
}

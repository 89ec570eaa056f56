using NodaTime;
using Wardmote.Evidence;

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
    public required int Items { get; init; }
    public required int Withheld { get; init; }
    public Release? Release { get; set; }

    Guid IEvidenced.EvidenceId => RequestId;
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
/// A pack given to the person. Expiry and count are checked when it is read, never by a sweep alone, and each download
/// is a POST.
/// </summary>
public sealed class Release : IEvidenced
{
    /// <summary>Most downloads by link.</summary>
    public const int MostDownloads = 10;

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

    /// <summary>SHA-256 of the code; null when there is none.</summary>
    public byte[]? CodeHash { get; init; }

    public int WrongCodes { get; set; }
    public int Downloads { get; set; }

    /// <summary>When the person first had it: the first download, or when an officer handed the zip over.</summary>
    public Instant? DeliveredAt { get; set; }

    public Instant? WithdrawnAt { get; set; }
    public int Version { get; set; }

    Guid IEvidenced.EvidenceId => RequestId;
}

/// <summary>The end of a request: with a delivered pack, or with a reason.</summary>
public sealed class Closure : IEvidenced
{
    public required Guid RequestId { get; init; }
    public required Instant At { get; init; }
    public required string ClosedBy { get; init; }

    /// <summary>Why it ends without a delivered pack; null when one was delivered.</summary>
    public string? Because { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

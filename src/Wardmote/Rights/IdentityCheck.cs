using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights;

/// <summary>How someone was found to be who they say.</summary>
public enum IdentityMethod
{
    /// <summary>An officer knows them.</summary>
    KnownToOfficer,

    /// <summary>Documents were shown; what was shown is noted, never stored.</summary>
    DocumentsShown,

    /// <summary>They answered from an address already known, with a code mailed to it.</summary>
    CodeToKnownAddress,

    /// <summary>Called back on a number already known.</summary>
    CallToKnownNumber,
}

/// <summary>
/// Whether the person is who they say, and who decided it (R160, R161). Asked for only where there is doubt; the clock
/// waits from asking until it is answered (UK GDPR Art 12(6), Art 12A(2)(b)).
/// </summary>
public sealed class IdentityCheck : IEvidenced
{
    public required Guid RequestId { get; init; }

    /// <summary>The day proof was asked for; null when it never was.</summary>
    public LocalDate? AskedOn { get; set; }

    /// <summary>The day the proof came.</summary>
    public LocalDate? ReceivedOn { get; set; }

    public IdentityMethod? Method { get; set; }

    /// <summary>What was shown, in words: "passport, photograph matches". Never a copy or a number.</summary>
    public string? Note { get; set; }

    public Instant? CheckedAt { get; set; }
    public string? CheckedBy { get; set; }

    /// <summary>When a code mailed to the known address was typed back; a person still decides.</summary>
    public Instant? CodeConfirmedAt { get; set; }

    public bool IsVerified => CheckedAt is not null;

    Guid IEvidenced.EvidenceId => RequestId;
}

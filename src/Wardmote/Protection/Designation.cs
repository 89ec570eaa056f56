using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Where somebody who holds an office comes from (R102; UK GDPR Art 37(6)).</summary>
public enum Origin
{
    Staff,

    /// <summary>An officer or member who does it unpaid.</summary>
    Volunteer,

    /// <summary>From outside, under a contract.</summary>
    Contract,
}

/// <summary>How the holder of one of the <see cref="ProtectionOffices"/> was put into it. Name and dates are those of the appointment.</summary>
public sealed class Designation : IBelongToUnit, IEvidenced
{
    public required Guid AppointmentId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>"The national executive".</summary>
    public required string By { get; set; }

    public required LocalDate On { get; set; }

    /// <summary>The document that shows it: "Minutes of 4 May 2026, item 7".</summary>
    public required string Document { get; set; }

    /// <summary>The document itself, a file sealed under the appointment's own key; null when it is kept elsewhere.</summary>
    public Guid? FileId { get; set; }

    public required Origin Origin { get; set; }
    public required Instant RecordedAt { get; set; }

    Guid IEvidenced.EvidenceId => AppointmentId;
}

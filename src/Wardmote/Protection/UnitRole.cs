using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>What every unit has somebody for.</summary>
public enum UnitRole
{
    /// <summary>Data-protection champion and main contact with the national controller (R121).</summary>
    Champion,

    /// <summary>Leads by example and promotes good practice (R120).</summary>
    Lead,
}

public static class UnitRoles
{
    /// <summary>The office it comes with unless the unit says otherwise.</summary>
    public static string UsualOffice(this UnitRole role) => role == UnitRole.Champion ? "secretary" : "chair";

    /// <summary>"data-protection champion".</summary>
    public static string InWords(this UnitRole role) =>
        role == UnitRole.Champion ? "data-protection champion" : "unit lead";
}

/// <summary>A unit gives a role to another of its offices than the usual one.</summary>
public sealed class RoleChoice : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }
    public required UnitRole Role { get; init; }

    /// <summary>In lower case, as in <see cref="Organisation.Appointment.Office"/>.</summary>
    public required string Office { get; set; }

    public required string Because { get; set; }
    public required Instant ChosenAt { get; set; }

    Guid IEvidenced.EvidenceId => UnitId;
}

using Wardmote.Clocks;
using Wardmote.Evidence;

namespace Wardmote.Organisation;

/// <summary>The kinds of unit a federation is made of (R1).</summary>
public enum UnitKind
{
    National,
    Region,
    Constituency,
    Branch,
    Group,
    WorkingParty,
    CouncilGroup,
    CampaignForum,
}

/// <summary>A body within the federation. Units form one tree, and each is a tenant: what belongs to it is its own.</summary>
public sealed class Unit : IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>The short name that files and addresses use, unique: "C001-N".</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }
    public required UnitKind Kind { get; set; }
    public Guid? ParentId { get; set; }
    public Unit? Parent { get; init; }

    /// <summary>Whose public holidays count when it must act.</summary>
    public required Nation Nation { get; set; }

    /// <summary>Whether it answers for personal data itself (R4); otherwise the nearest unit above that does.</summary>
    public required bool IsController { get; set; }

    /// <summary>Where the public may write (R5); forwards to its chair and secretary.</summary>
    public string? Email { get; set; }

    public string? PostalAddress { get; set; }

    /// <summary>Itself and every unit above it: what scope is decided by.</summary>
    public List<UnitAbove> Above { get; init; } = [];

    Guid IEvidenced.EvidenceId => Id;
}

/// <summary>One step of the tree's closure: <see cref="UnitId"/> is, or lies below, <see cref="AboveId"/>.</summary>
public sealed class UnitAbove
{
    public required Guid UnitId { get; init; }
    public required Guid AboveId { get; init; }

    /// <summary>0 for the unit itself, 1 for its parent, and so on up.</summary>
    public required int Steps { get; init; }
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Someone on the membership list, as the authority's feed tells it (R10, R12). The feed is the source; Wardmote never
/// edits a member by hand.
/// </summary>
[SeenWhere(
    "unit_id in {0} or branch_id in {0} or exists (select from group_memberships g where g.member_id = members.id and g.unit_id in {0})"
)]
public sealed class Member : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>The authority's number, unique in the organisation.</summary>
    public required string Number { get; init; }

    /// <summary>The constituency the member belongs to.</summary>
    public required Guid UnitId { get; set; }

    /// <summary>The branch the member belongs to, if any.</summary>
    public Guid? BranchId { get; set; }

    /// <summary>The person this record is linked to, once someone has decided.</summary>
    public Guid? PersonId { get; set; }

    public string? Title { get; set; }
    public required string FirstName { get; set; }
    public string? MiddleNames { get; set; }
    public required string LastName { get; set; }
    public string? PreferredName { get; set; }
    public LocalDate? BornOn { get; set; }
    public string? Gender { get; set; }
    public string? Email { get; set; }
    public string? Mobile { get; set; }
    public string? Landline { get; set; }
    public string? Address1 { get; set; }
    public string? Address2 { get; set; }
    public string? Town { get; set; }
    public string? Postcode { get; set; }
    public LocalDate? JoinedOn { get; set; }

    /// <summary>As the feed words it: "Active", "Lapsed", "In arrears".</summary>
    public string? Status { get; set; }

    public string? Payment { get; set; }

    /// <summary>The day a feed no longer held the member; null while they are on the list.</summary>
    public LocalDate? LeftOn { get; set; }

    /// <summary><see cref="Store.Keys"/> of first and last name together.</summary>
    public required string NameKey { get; set; }

    public string? EmailKey { get; set; }
    public string? MobileKey { get; set; }
    public string? LandlineKey { get; set; }

    /// <summary>
    /// XXH3 of everything the feed tells, so that a feed passes by a member about whom it says nothing new. It tells two
    /// versions of a row apart and proves nothing.
    /// </summary>
    public required long FeedHash { get; set; }

    /// <summary>The import that first listed the member.</summary>
    public required Guid ImportId { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

/// <summary>A member sitting in a group, working party or forum, from a day until a day.</summary>
[SeenByAll]
public sealed class GroupMembership : IEvidenced
{
    public required Guid MemberId { get; init; }
    public required Guid UnitId { get; init; }
    public LocalDate? From { get; set; }
    public LocalDate? Until { get; set; }

    Guid IEvidenced.EvidenceId => UnitId;
}

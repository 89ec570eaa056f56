using NodaTime;

namespace Wardmote.Organisation;

/// <summary>Someone who is or was on the membership list, as far as a room needs it that keeps something about members.</summary>
public sealed class ListedMember
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>The constituency they belong to.</summary>
    public required Guid UnitId { get; init; }

    public required Guid? BranchId { get; init; }

    /// <summary>The person the record is linked to, once someone has decided.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>The day they left; null while they are on the list.</summary>
    public required LocalDate? LeftOn { get; init; }

    public required string NameKey { get; init; }
    public required string? EmailKey { get; init; }
}

/// <summary>
/// The membership list, for rooms that are strangers to the one that keeps it. They ask, and keep no copy of their own:
/// a copy would have to follow every feed of half a million rows, and would be wrong in between.
/// </summary>
public interface IListMembers
{
    /// <summary>The members an actor may see on a day, those who have left among them.</summary>
    IQueryable<ListedMember> VisibleTo(Actor actor, LocalDate day);
}

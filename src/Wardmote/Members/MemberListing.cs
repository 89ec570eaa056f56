using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>Tells rooms on this floor who is on the list.</summary>
public sealed class MemberListing(Db db) : IListMembers
{
    public IQueryable<ListedMember> VisibleTo(Actor actor, LocalDate day) =>
        db.MembersVisibleTo(actor, day)
            .Select(m => new ListedMember
            {
                Id = m.Id,
                Number = m.Number,
                FirstName = m.FirstName,
                LastName = m.LastName,
                UnitId = m.UnitId,
                BranchId = m.BranchId,
                PersonId = m.PersonId,
                LeftOn = m.LeftOn,
                NameKey = m.NameKey,
                EmailKey = m.EmailKey,
            });
}

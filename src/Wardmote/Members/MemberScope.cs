using NodaTime;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>
/// Which members an officer sees: those who belong to a unit where they keep the membership, or to one below it. A member
/// belongs to a constituency, to a branch of it, and to groups (R13).
/// </summary>
public static class MemberScope
{
    /// <summary>The members that <paramref name="actor"/> may see on a day: a seat in a group counts until it ends.</summary>
    public static IQueryable<Member> MembersVisibleTo(this Db db, Actor actor, LocalDate day)
    {
        if (actor.IsUnscoped)
            return db.Members;
        var reach = db.UnitsVisibleTo(actor, Duty.KeepMembership).Select(u => u.Id);
        var seats = db.GroupMemberships.Where(g => g.Until == null || g.Until >= day);
        return db.Members.Where(m =>
            reach.Contains(m.UnitId)
            || (m.BranchId != null && reach.Contains(m.BranchId.Value))
            || seats.Any(g => g.MemberId == m.Id && reach.Contains(g.UnitId))
        );
    }
}

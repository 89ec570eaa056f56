using NodaTime;
using Wardmote.Clocks;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>
/// The one list of all members of a constituency, for notices the rules promise them (R14, R79). It is asked of the
/// membership list each time and kept nowhere, so whoever joins is on it and whoever leaves is off it at once (R80). Kept
/// are only the choices of members.
/// </summary>
public sealed class NoticeList(Db db, IListMembers list, IClock clock)
{
    /// <summary>Who is on it: not those who took themself off, nor those who asked that nothing of theirs be used.</summary>
    public IQueryable<ListedMember> Of(Actor actor, Guid unitId)
    {
        var restricted = db.Restricted(RestrictedUse.Everything);
        var off = Off(unitId);
        return Members(actor, unitId)
            .Where(m => m.PersonId == null || !restricted.Contains(m.PersonId.Value))
            .Where(m => !off.Contains(m.Id));
    }

    /// <summary>The members who took themself off it.</summary>
    public IQueryable<ListedMember> OffIt(Actor actor, Guid unitId)
    {
        var off = Off(unitId);
        return Members(actor, unitId).Where(m => off.Contains(m.Id));
    }

    private IQueryable<ListedMember> Members(Actor actor, Guid unitId) =>
        list.VisibleTo(actor, clock.Today()).Where(m => m.LeftOn == null && m.UnitId == unitId);

    private IQueryable<Guid> Off(Guid unitId)
    {
        var choices = db.NoticeChoices.Where(c => c.UnitId == unitId);
        return choices
            .Where(c =>
                !c.Wants
                && !choices.Any(l =>
                    l.MemberId == c.MemberId && (l.On > c.On || (l.On == c.On && l.RecordedAt > c.RecordedAt))
                )
            )
            .Select(c => c.MemberId);
    }
}

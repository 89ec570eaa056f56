using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Finding;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>How the people of a unit stand towards a purpose.</summary>
/// <param name="Wording">The version shown now.</param>
/// <param name="NotAsked">Members of the unit who never answered; whoever asked that nothing of theirs be used is not counted.</param>
public sealed record PurposeOnRecord(ConsentWording Wording, int Given, int Withdrawn, int NotAsked);

/// <summary>How one member stands towards a purpose.</summary>
/// <param name="Record">The record that tells it; null when they were not asked.</param>
/// <param name="On">The day they agreed, or took it back; null when they were not asked.</param>
public sealed record MemberConsent(ConsentWording Wording, ConsentState State, ConsentRecord? Record, LocalDate? On);

/// <summary>A consent with who gave it.</summary>
/// <param name="Who">"A123, Sam Patel"; the name alone of somebody who is no member.</param>
public sealed record ConsentLine(ConsentRecord Record, string Who, ConsentState State);

/// <summary>Reads who agreed to what (R36, R110).</summary>
public sealed class Consents(Db db, IListMembers list, IClock clock)
{
    /// <summary>The purposes of a unit, in the order of their names.</summary>
    public async Task<IReadOnlyList<PurposeOnRecord>> OfUnitAsync(Actor actor, Guid unitId, CancellationToken stop)
    {
        var wordings = await db.VisibleTo<ConsentWording>(actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(w => w.UnitId == unitId)
            .Newest()
            .ToListAsync(stop);
        var records = db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership).AsNoTracking();
        var shut = NotToBeUsed(actor);
        var members = list.VisibleTo(actor, clock.Today())
            .Where(m => m.LeftOn == null && (m.UnitId == unitId || m.BranchId == unitId))
            .Where(m => !shut.Any(s => s.Id == m.Id));
        var all = await members.CountAsync(stop);
        List<PurposeOnRecord> purposes = [];
        foreach (var wording in wordings.OrderBy(w => w.Purpose, StringComparer.OrdinalIgnoreCase))
        {
            var theirs = records.Where(r => r.PurposeId == wording.Id);
            var given = await PeopleAsync(theirs.Standing(), stop);
            var answered = await PeopleAsync(theirs, stop);
            var asked = await members.CountAsync(m => theirs.Any(r => r.MemberId == m.Id), stop);
            purposes.Add(new(wording, given, answered - given, all - asked));
        }
        return purposes;
    }

    /// <summary>How a member stands towards each purpose of some units.</summary>
    public async Task<IReadOnlyList<MemberConsent>> OfMemberAsync(
        Actor actor,
        Guid memberId,
        IReadOnlyCollection<Guid> units,
        CancellationToken stop
    )
    {
        var records = db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(r => r.MemberId == memberId);
        var wordings = await db.VisibleTo<ConsentWording>(actor, Duty.KeepMembership)
            .AsNoTracking()
            .Where(w => units.Contains(w.UnitId) || records.Any(r => r.PurposeId == w.Id))
            .Newest()
            .ToListAsync(stop);
        var all = await records.Include(r => r.Withdrawal).ToListAsync(stop);
        var standing = await records.Standing().Select(r => r.Id).ToHashSetAsync(stop);
        return
        [
            .. wordings
                .OrderBy(w => w.Purpose, StringComparer.OrdinalIgnoreCase)
                .Select(w => Stand(w, all.FindAll(r => r.PurposeId == w.Id), standing)),
        ];
    }

    /// <summary>
    /// The records of a unit, the latest first; those of members who asked that nothing of theirs be used are left out.
    /// </summary>
    /// <param name="purposeId">Only of this purpose; null for all.</param>
    public IQueryable<ConsentRecord> RecordsOf(Actor actor, Guid unitId, Guid? purposeId)
    {
        var shut = NotToBeUsed(Actor.Wardmote);
        return db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership)
            .AsNoTracking()
            .Include(r => r.Withdrawal)
            .Where(r => r.UnitId == unitId && (purposeId == null || r.PurposeId == purposeId))
            .Where(r => !shut.Any(m => m.Id == r.MemberId))
            .OrderByDescending(r => r.GivenOn)
            .ThenByDescending(r => r.Id);
    }

    /// <summary>Says who gave each of some consents, and whether it stands.</summary>
    public async Task<IReadOnlyList<ConsentLine>> TellAsync(
        Actor actor,
        IReadOnlyList<ConsentRecord> records,
        CancellationToken stop
    )
    {
        var ids = records.Select(r => r.Id).ToList();
        var memberIds = records.Select(r => r.MemberId).OfType<Guid>().ToList();
        var standing = await db.VisibleTo<ConsentRecord>(actor, Duty.KeepMembership)
            .Standing()
            .Where(r => ids.Contains(r.Id))
            .Select(r => r.Id)
            .ToHashSetAsync(stop);
        var names = await list.VisibleTo(actor, clock.Today())
            .Where(m => memberIds.Contains(m.Id))
            .ToDictionaryAsync(m => m.Id, m => $"{m.Number}, {m.FirstName} {m.LastName}", stop);
        return
        [
            .. records.Select(r => new ConsentLine(
                r,
                r.PersonName
                    ?? names.GetValueOrDefault(r.MemberId ?? default, "Somebody who is not on the list any more"),
                standing.Contains(r.Id) ? ConsentState.Given : ConsentState.Withdrawn
            )),
        ];
    }

    private static MemberConsent Stand(ConsentWording wording, List<ConsentRecord> theirs, HashSet<Guid> standing)
    {
        if (theirs.Count == 0)
            return new(wording, ConsentState.NotAsked, null, null);
        if (theirs.FindAll(r => standing.Contains(r.Id)).MaxBy(r => r.GivenOn) is { } given)
            return new(wording, ConsentState.Given, given, given.GivenOn);
        var withdrawn = theirs.Where(r => r.Withdrawal is not null).MaxBy(r => r.Withdrawal!.On)!;
        return new(wording, ConsentState.Withdrawn, withdrawn, withdrawn.Withdrawal!.On);
    }

    private IQueryable<ListedMember> NotToBeUsed(Actor actor)
    {
        var restricted = db.Restricted(RestrictedUse.Everything);
        return list.VisibleTo(actor, clock.Today())
            .Where(m => m.PersonId != null && restricted.Contains(m.PersonId.Value));
    }

    // Somebody who agreed twice is one person.
    private static Task<int> PeopleAsync(IQueryable<ConsentRecord> records, CancellationToken stop) =>
        records
            .Select(r => new
            {
                r.MemberId,
                r.NameKey,
                r.EmailKey,
            })
            .Distinct()
            .CountAsync(stop);
}

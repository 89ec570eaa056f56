using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>Writes down that a member wants the notices of their constituency no more, or again (R14).</summary>
[UseCase]
public sealed class ChooseNotices(Db db, Journal journal, IListMembers list, NoticeList notices, IClock clock)
{
    /// <param name="number">The membership number.</param>
    /// <param name="wants">Whether they want them; null when nobody chose.</param>
    /// <param name="how">How they told the unit.</param>
    /// <exception cref="Refused">The member is not of that unit or not the actor’s, something is missing, or it is so already.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid unitId,
        string? number,
        bool? wants,
        LocalDate? on,
        string? how,
        CancellationToken stop
    )
    {
        if (!await db.UnitsVisibleTo(actor, Duty.KeepMembership).AnyAsync(u => u.Id == unitId, stop))
            throw new Refused("You do not keep the membership of that unit.");
        var today = clock.Today();
        var written = number?.Trim();
        var member = await list.VisibleTo(actor, today)
            .FirstOrDefaultAsync(m => m.Number == written && m.UnitId == unitId && m.LeftOn == null, stop);
        new Objections()
            .When(member is null, "No member of this constituency has that number.", "Member")
            .When(wants is null, "Choose what they want.", "Wants")
            .PastDay(on, "On", "Enter the day on which they said so.", today)
            .Text(how, "How", "Say how they told you, for the record.", 500)
            .Refuse();
        if (wants == !await notices.OffIt(actor, unitId).AnyAsync(m => m.Id == member!.Id, stop))
            throw new Refused(
                wants == true ? "They have not taken themself off the list." : "They are off the list already.",
                "Wants"
            );
        Write(db, journal, actor, member!, wants!.Value, on!.Value, how!.Trim(), clock);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Adds a choice to the current save, with its entry in the journal.</summary>
    internal static NoticeChoice Write(
        Db db,
        Journal journal,
        Actor actor,
        ListedMember member,
        bool wants,
        LocalDate on,
        string how,
        IClock clock
    )
    {
        var now = clock.GetCurrentInstant();
        var choice = new NoticeChoice
        {
            Id = Ids.New(now),
            UnitId = member.UnitId,
            MemberId = member.Id,
            Wants = wants,
            On = on,
            How = how,
            RecordedBy = actor.Name,
            RecordedAt = now,
        };
        db.Add(choice);
        journal.Write(
            actor,
            new(
                choice.Wants ? "NoticesWanted" : "NoticesRefused",
                choice.Id,
                choice.UnitId,
                choice.Wants
                    ? "A member is on the notice list again, as they asked."
                    : "A member is off the notice list, as they asked.",
                choice.How,
                People: member.PersonId is { } person ? [person] : null
            )
        );
        return choice;
    }
}

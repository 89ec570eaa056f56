using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>
/// What members chose about the notice list, in the unit and the units below it. The list itself is the membership list and
/// holds nothing more.
/// </summary>
public sealed class NoticeChoicesHeld(Db db, Journal journal, IListMembers list, IClock clock) : IHoldPersonalData
{
    public string Source => "Notice list";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var above = db.Set<UnitAbove>();
        var likely = await list.VisibleTo(Actor.Wardmote, clock.Today())
            .Where(m => above.Any(a => a.UnitId == m.UnitId && a.AboveId == sought.UnitId))
            .Where(m =>
                (sought.PersonId != null && m.PersonId == sought.PersonId)
                || m.NameKey == nameKey
                || (m.EmailKey != null && emailKeys.Contains(m.EmailKey))
            )
            .ToDictionaryAsync(m => m.Id, stop);
        var choices = await db
            .NoticeChoices.AsNoTracking()
            .Where(c => likely.Keys.Contains(c.MemberId))
            .OrderBy(c => c.RecordedAt)
            .ToListAsync(stop);
        return
        [
            .. choices.Select(c => new HeldRecord(
                c.Id.ToString(),
                $"Notices to member {likely[c.MemberId].Number}",
                Linked: likely[c.MemberId].PersonId is { } person && person == sought.PersonId,
                [
                    new("Membership number", likely[c.MemberId].Number),
                    new("Wants notices", c.Wants ? "yes" : "no"),
                    new("Said so on", LocalDatePattern.Iso.Format(c.On)),
                    new("How", c.How),
                    new("Written down by", c.RecordedBy),
                ]
            )),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.NoticeChoices.FindAsync([Guid.Parse(key)], stop) is not { } choice)
            return;
        db.Remove(choice);
        db.RemoveRange(await db.ImportChanges.Where(c => c.AboutId == choice.Id).ToListAsync(stop));
        await journal.ForgetAsync(choice.Id, stop);
        journal.Write(
            Author.System,
            new("NoticeChoiceErased", choice.Id, choice.UnitId, $"A choice was removed for {erasing.Reference}.")
        );
    }
}

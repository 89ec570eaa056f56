using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>What a person agreed to and took back, with the words they were shown, in the unit and the units below it.</summary>
public sealed class ConsentsHeld(Db db, Journal journal, IListMembers list, IClock clock) : IHoldPersonalData
{
    public string Source => "Consents";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var above = db.Set<UnitAbove>();
        var members = list.VisibleTo(Actor.Wardmote, clock.Today());
        var likely = members.Where(m =>
            (sought.PersonId != null && m.PersonId == sought.PersonId)
            || m.NameKey == nameKey
            || (m.EmailKey != null && emailKeys.Contains(m.EmailKey))
        );
        var records = await db
            .ConsentRecords.AsNoTracking()
            .Include(r => r.Withdrawal)
            .Where(r => above.Any(a => a.UnitId == r.UnitId && a.AboveId == sought.UnitId))
            .Where(r =>
                (r.NameKey != null && r.NameKey == nameKey)
                || (r.EmailKey != null && emailKeys.Contains(r.EmailKey))
                || likely.Any(m => m.Id == r.MemberId)
            )
            .OrderBy(r => r.GivenOn)
            .ToListAsync(stop);
        var ids = records.Select(r => r.MemberId).OfType<Guid>().ToList();
        var who = await members.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, stop);
        var purposes = records.Select(r => r.PurposeId).ToList();
        var wordings = await db
            .ConsentWordings.AsNoTracking()
            .Where(w => purposes.Contains(w.Id))
            .ToDictionaryAsync(w => (w.Id, w.Number), stop);
        return
        [
            .. records.Select(r =>
                Held(
                    r,
                    wordings[(r.PurposeId, r.WordingNumber)],
                    r.MemberId is { } id ? who.GetValueOrDefault(id) : null,
                    sought
                )
            ),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        var id = Guid.Parse(key);
        if (
            await db.ConsentRecords.Include(r => r.Withdrawal).SingleOrDefaultAsync(r => r.Id == id, stop)
            is not { } record
        )
            return;
        if (record.Withdrawal is { } withdrawal)
            db.Remove(withdrawal);
        db.Remove(record);
        db.RemoveRange(await db.ImportChanges.Where(c => c.AboutId == record.Id).ToListAsync(stop));
        await journal.ForgetAsync(record.Id, stop);
        journal.Write(
            Author.System,
            new("ConsentErased", record.Id, record.UnitId, $"A consent was removed for {erasing.Reference}.")
        );
    }

    private static HeldRecord Held(ConsentRecord record, ConsentWording wording, ListedMember? member, Sought sought) =>
        new(
            record.Id.ToString(),
            $"Consent: {wording.Purpose}",
            Linked: member?.PersonId is { } person && person == sought.PersonId,
            [
                new("Purpose", wording.Purpose),
                new("Membership number", member?.Number),
                new("Name", record.PersonName),
                new("E-mail", record.Email),
                new("Agreed on", Day(record.GivenOn)),
                new("How", record.Channel.InWords()),
                new("Asked by", record.CollectedBy),
                new($"Words shown, version {wording.Number}", wording.Text),
                new("Taken back on", record.Withdrawal is { } back ? Day(back.On) : null),
                new("Taken back how", record.Withdrawal?.How),
                new("Written down by", record.Withdrawal?.RecordedBy),
            ]
        );

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Members;

/// <summary>Political opinions that were noted of members, in the unit and the units below it (R107).</summary>
public sealed class OpinionsHeld(Db db, Journal journal) : IHoldPersonalData
{
    public string Source => "Political opinions";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var found = await db
            .Opinions.AsNoTracking()
            .Join(db.MembersLike(sought), o => o.MemberId, m => m.Id, (opinion, member) => new { opinion, member })
            .OrderBy(f => f.opinion.On)
            .ToListAsync(stop);
        return
        [
            .. found.Select(f => new HeldRecord(
                f.opinion.Id.ToString(),
                $"Political opinion of member {f.member.Number}",
                Linked: f.member.PersonId is { } person && person == sought.PersonId,
                [
                    new("Membership number", f.member.Number),
                    new("Opinion", f.opinion.Text),
                    new("Source", f.opinion.Source),
                    new("Collected by", f.opinion.CollectedBy),
                    new("On", LocalDatePattern.Iso.Format(f.opinion.On)),
                    new("Told what it is for", f.opinion.ToldHow),
                    new("Written down by", f.opinion.RecordedBy),
                ]
            )),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Opinions.FindAsync([Guid.Parse(key)], stop) is not { } opinion)
            return;
        db.Remove(opinion);
        db.RemoveRange(await db.ImportChanges.Where(c => c.AboutId == opinion.Id).ToListAsync(stop));
        await journal.ForgetAsync(opinion.Id, stop);
        journal.Write(
            Author.System,
            new(
                "OpinionErased",
                opinion.Id,
                opinion.UnitId,
                $"A political opinion was removed for {erasing.Reference}."
            )
        );
    }
}

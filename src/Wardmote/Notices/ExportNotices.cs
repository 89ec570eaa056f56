using Microsoft.EntityFrameworkCore;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>Takes the notice list out for one of its three purposes. Taking it out is on record, with what for (R14, R79).</summary>
[UseCase]
public sealed class ExportNotices(Db db, Journal journal, NoticeList notices)
{
    /// <returns>First name, last name and membership number: CSV in UTF-8, safe to open in a spreadsheet.</returns>
    /// <exception cref="Refused">The unit is not the actor’s, or the purpose is none of the three.</exception>
    public async Task<byte[]> RunAsync(Actor actor, Guid unitId, NoticePurpose? purpose, CancellationToken stop)
    {
        var unit =
            await db.UnitsVisibleTo(actor, Duty.KeepMembership)
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Id == unitId && u.Kind == UnitKind.Constituency, stop)
            ?? throw new Refused("You do not keep the membership of that constituency.");
        if (purpose is not { } use || !Enum.IsDefined(use))
            throw new Refused(
                "Choose which notice it is for. The list serves the annual general meeting, all-member meetings and the selection of candidates, and nothing else.",
                "Purpose"
            );
        var members = await notices
            .Of(actor, unit.Id)
            .OrderBy(m => m.NameKey)
            .ThenBy(m => m.Number)
            .Select(m => new
            {
                m.FirstName,
                m.LastName,
                m.Number,
            })
            .ToListAsync(stop);
        var file = SheetWriter.ForSpreadsheets(
            ["first_name", "last_name", "membership_number"],
            members.Select(m => new[] { m.FirstName, m.LastName, m.Number })
        );
        journal.Write(
            actor,
            new(
                "NoticesExported",
                unit.Id,
                unit.Id,
                $"Took out the notice list of {unit.Name} for {use.InWords()}.",
                use.InWords()
            )
        );
        await db.SaveChangesAsync(stop);
        return file;
    }
}

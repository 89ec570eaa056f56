using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>Permissions to keep people’s data, which name whoever has it, in the unit and the units below it.</summary>
public sealed class PermitsHeld(Db db, Journal journal) : IHoldPersonalData
{
    public string Source => "Storage permissions";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var above = db.Set<UnitAbove>();
        var permits = await db
            .Permits.AsNoTracking()
            .Include(p => p.End)
            .Where(p => above.Any(a => a.UnitId == p.UnitId && a.AboveId == sought.UnitId))
            .OrderBy(p => p.GivenOn)
            .ToListAsync(stop);
        return
        [
            .. permits
                .Where(p => emailKeys.Contains(p.EmailKey) || Keys.Name(p.PersonName) == nameKey)
                .Select(p => new HeldRecord(
                    p.Id.ToString(),
                    $"Permission to keep {p.Data}",
                    Linked: false,
                    [
                        new("Name", p.PersonName),
                        new("E-mail", p.Email),
                        new("Data", p.Data),
                        new("Task", p.Purpose),
                        new("Kept", p.Place),
                        new("Given by", p.GivenBy),
                        new("Given on", Day(p.GivenOn)),
                        new("Until", Day(p.Until)),
                        new("Ended", p.End is { } end ? $"{end.Fate.InWords()} on {end.Moment()}" : null),
                        new("Reported", p.End?.Report),
                        new("Written down by", p.End?.RecordedBy),
                    ]
                )),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        var id = Guid.Parse(key);
        if (await db.Permits.Include(p => p.End).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } permit)
            return;
        if (permit.End is null)
            throw new Refused(
                "Nobody has said what became of the data that this permission is for. Write down its end first."
            );
        db.Remove(permit.End);
        db.Remove(permit);
        db.RemoveRange(await db.ImportChanges.Where(c => c.AboutId == permit.Id).ToListAsync(stop));
        await journal.ForgetAsync(permit.Id, stop);
        journal.Write(
            Author.System,
            new("PermitErased", permit.Id, permit.UnitId, $"A permission was removed for {erasing.Reference}.")
        );
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

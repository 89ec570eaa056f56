using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Writes the champions and leads of a unit and the units below it into a file for a spreadsheet. Taking it out is on record.</summary>
[UseCase]
public sealed class ExportContacts(Db db, Journal journal, UnitContacts contacts)
{
    /// <returns>The file: CSV in UTF-8, safe to open in a spreadsheet.</returns>
    /// <exception cref="Refused">The unit is not the actor's.</exception>
    public async Task<byte[]> RunAsync(Actor actor, Guid unitId, CancellationToken stop)
    {
        var unit = await db.UnitToProtectAsync(actor, unitId, stop);
        var all = await contacts.OfAsync(db.Units.Where(u => u.Above.Any(a => a.AboveId == unit.Id)), stop);
        var file = SheetWriter.ForSpreadsheets(
            ["unit", "name", "champion", "champion_office", "champion_email", "lead", "lead_office", "lead_email"],
            all.Select(c =>
                new[]
                {
                    c.Unit.Code,
                    c.Unit.Name,
                    c.Champion.Person?.PersonName,
                    c.Champion.Capacity,
                    c.Champion.Person?.Email,
                    c.Lead.Person?.PersonName,
                    c.Lead.Capacity,
                    c.Lead.Person?.Email,
                }
            )
        );
        journal.Write(
            actor,
            new(
                "ContactsExported",
                unit.Id,
                unit.Id,
                $"Took out the list of data-protection contacts of {unit.Name} and the units below it."
            )
        );
        await db.SaveChangesAsync(stop);
        return file;
    }
}

using NodaTime.Text;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Sheets;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Writes a unit's officers and their training into a file for a spreadsheet. Taking it out is on record.</summary>
[UseCase]
public sealed class ExportTraining(Db db, Journal journal, TrainingRoll roll)
{
    /// <param name="only">Only those who stand so; null for everyone.</param>
    /// <returns>The file: CSV in UTF-8, safe to open in a spreadsheet.</returns>
    /// <exception cref="Refused">The unit is not the actor's.</exception>
    public async Task<byte[]> RunAsync(Actor actor, Guid unitId, Standing? only, CancellationToken stop)
    {
        var unit = await db.UnitToTrainAsync(actor, unitId, stop);
        var people = await roll.OfAsync(unit.Id, stop);
        var file = SheetWriter.ForSpreadsheets(
            ["person", "email", "offices", "certificate", "course", "taken_on", "valid_until", "standing"],
            people
                .Where(p => only is null || p.Standing == only)
                .Select(p =>
                    new[]
                    {
                        p.PersonName,
                        p.Email,
                        string.Join("; ", p.Offices),
                        p.Certificate?.Number,
                        p.Certificate?.Course,
                        p.Certificate is { } c ? LocalDatePattern.Iso.Format(c.TakenOn) : null,
                        p.ValidUntil is { } until ? LocalDatePattern.Iso.Format(until) : null,
                        p.Standing.InWords(),
                    }
                )
        );
        journal.Write(
            actor,
            new(
                "TrainingExported",
                unit.Id,
                unit.Id,
                $"Took out the list of officers of {unit.Name} with their training."
            )
        );
        await db.SaveChangesAsync(stop);
        return file;
    }
}

public static class Standings
{
    /// <summary>"missing", "expired", "due soon", "valid".</summary>
    public static string InWords(this Standing standing) =>
        standing switch
        {
            Standing.Missing => "missing",
            Standing.Expired => "expired",
            Standing.DueSoon => "due soon",
            _ => "valid",
        };
}

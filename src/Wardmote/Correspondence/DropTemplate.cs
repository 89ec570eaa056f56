using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Gives a unit's own wording of a letter up: it says again what the nearest unit above says, else what Wardmote comes
/// with. Nothing is deleted, so that what a letter was made from can always be read.
/// </summary>
[UseCase]
public sealed class DropTemplate(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The unit has no wording of its own, or is not there for this actor.</exception>
    public async Task RunAsync(Actor actor, Guid unitId, string template, CancellationToken stop)
    {
        if (!await db.UnitsVisibleTo(actor, Duty.KeepLetters).AnyAsync(u => u.Id == unitId, stop))
            throw new Refused("There is no such unit.");
        var own = db.TemplateVersions.Where(v => v.UnitId == unitId && v.Template == template);
        var newest = await own.OrderByDescending(v => v.Version).FirstOrDefaultAsync(stop);
        if (newest is null or { Source: "" })
            throw new Refused("This letter has no wording of its own, so there is nothing to give up.");
        var version = newest.Version + 1;
        db.Add(
            new TemplateVersion
            {
                UnitId = unitId,
                Template = template,
                Version = version,
                Source = "",
                SavedBy = CleanValue.Line(actor.Name, 199),
                At = clock.GetCurrentInstant(),
            }
        );
        journal.Write(
            actor,
            new("TemplateDropped", unitId, unitId, $"Gave up the wording of the letter “{template}”.")
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (own.AsNoTracking().Any(v => v.Version == version))
        {
            throw new Refused(
                "Somebody else saved this letter a moment ago. Look at what they wrote, then choose again."
            );
        }
    }
}

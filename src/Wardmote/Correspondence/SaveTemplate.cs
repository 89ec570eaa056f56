using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Gives a unit, and the units below it that have none, their own wording of a letter.</summary>
[UseCase]
public sealed class SaveTemplate(Db db, Journal journal, IClock clock)
{
    /// <summary>Keeps the wording as the unit's newest; letters already written stay as they are.</summary>
    /// <param name="source">"Subject: …", an empty line, and the body in Markdown with {{placeholders}}.</param>
    /// <exception cref="Refused">
    /// It says something a letter cannot, it says what the unit's wording says already, or the unit is not there for this
    /// actor.
    /// </exception>
    public async Task<TemplateVersion> RunAsync(
        Actor actor,
        Guid unitId,
        string template,
        string source,
        CancellationToken stop
    )
    {
        if (!await db.UnitsVisibleTo(actor, Duty.KeepLetters).AnyAsync(u => u.Id == unitId, stop))
            throw new Refused("There is no such unit.");
        var letter = LetterTemplates.Find(template) ?? throw new Refused("Wardmote writes no letter by that name.");
        var words = source.ReplaceLineEndings("\n").Trim() + "\n";
        Wording.Read(letter, words);
        var own = db.TemplateVersions.Where(v => v.UnitId == unitId && v.Template == template);
        var newest = await own.OrderByDescending(v => v.Version).FirstOrDefaultAsync(stop);
        if (newest?.Source == words)
            throw new Refused("The letter says this already, so there is nothing to save.", "Source");
        var version = new TemplateVersion
        {
            UnitId = unitId,
            Template = template,
            Version = (newest?.Version ?? 0) + 1,
            Source = words,
            SavedBy = CleanValue.Line(actor.Name, 199),
            At = clock.GetCurrentInstant(),
        };
        db.Add(version);
        journal.Write(
            actor,
            new("TemplateSaved", unitId, unitId, $"Saved version {version.Version} of the letter “{template}”.")
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (own.AsNoTracking().Any(v => v.Version == version.Version))
        {
            throw new Refused(
                "Somebody else saved this letter a moment ago. Look at what they wrote, then save again."
            );
        }
        return version;
    }
}

using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// Which wording a unit uses for a letter: the newest of its own, else that of the nearest unit above, else the one
/// built in.
/// </summary>
public sealed class Wordings(Db db)
{
    private readonly Dictionary<(Guid, string), Wording> read = [];

    /// <summary>The source of the wording a unit uses.</summary>
    public async Task<string> SourceAsync(Guid unitId, LetterTemplate template, CancellationToken stop)
    {
        var versions = db.TemplateVersions;
        var nearest =
            from above in db.Set<UnitAbove>().AsNoTracking()
            join version in versions on above.AboveId equals version.UnitId
            where above.UnitId == unitId && version.Template == template.Key
            orderby above.Steps, version.Version descending
            select version.Source;
        return await nearest.FirstOrDefaultAsync(stop) ?? BuiltIn(template);
    }

    /// <summary>The wording that Wardmote comes with.</summary>
    public static string BuiltIn(LetterTemplate template)
    {
        using var file = Assembly
            .GetExecutingAssembly()
            .GetManifestResourceStream($"Wardmote.letters.{template.Key}.md")!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    internal async Task<Wording> OfAsync(Guid unitId, LetterTemplate template, CancellationToken stop)
    {
        if (!read.TryGetValue((unitId, template.Key), out var wording))
            read[(unitId, template.Key)] = wording = Wording.Read(template, await SourceAsync(unitId, template, stop));
        return wording;
    }
}

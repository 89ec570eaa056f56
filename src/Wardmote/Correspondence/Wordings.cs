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

    /// <summary>The wording a unit uses: its own or that of the nearest unit above; null for the one built in.</summary>
    public async Task<TemplateVersion?> InUseAsync(Guid unitId, LetterTemplate template, CancellationToken stop)
    {
        var versions = db.TemplateVersions;
        var nearest =
            from above in db.Set<UnitAbove>().AsNoTracking()
            join version in versions on above.AboveId equals version.UnitId
            where above.UnitId == unitId && version.Template == template.Key && version.Source != ""
            where
                !versions.Any(v =>
                    v.UnitId == version.UnitId && v.Template == version.Template && v.Version > version.Version
                )
            orderby above.Steps
            select version;
        return await nearest.FirstOrDefaultAsync(stop);
    }

    /// <summary>The source of the wording a unit uses.</summary>
    public async Task<string> SourceAsync(Guid unitId, LetterTemplate template, CancellationToken stop) =>
        (await InUseAsync(unitId, template, stop))?.Source ?? BuiltIn(template);

    /// <summary>The letter that a wording would make of the samples of its placeholders.</summary>
    /// <exception cref="Refused">It says something a letter cannot.</exception>
    public static (string Subject, string Text) Preview(LetterTemplate template, string source)
    {
        var samples = template.Placeholders.ToDictionary(p => p.Name, p => (string?)p.Sample, StringComparer.Ordinal);
        var words = Wording.Read(template, source).Fill(samples);
        return (
            words.Subject,
            LetterSecrets.PutIn(
                words.Text,
                samples.GetValueOrDefault(LetterTemplate.Link),
                samples.GetValueOrDefault(LetterTemplate.Code)
            )
        );
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

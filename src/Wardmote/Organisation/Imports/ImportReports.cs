using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>Reports as they are kept with their import and as the command line prints them.</summary>
public static class ImportReports
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The report as JSON.</summary>
    public static string Write(ImportReport report) => JsonSerializer.Serialize(report, Form);

    /// <summary>Takes the examples that name a membership number out of every report, in the current save.</summary>
    public static async Task ForgetExamplesAsync(this Db db, string number, CancellationToken stop)
    {
        foreach (var import in await db.Imports.Where(i => i.Report!.Contains(number)).ToListAsync(stop))
        {
            var report = Read(import)!;
            var kept = report.Examples.Where(e => !Names(e, number)).ToList();
            if (kept.Count < report.Examples.Count)
                import.Report = Write(report with { Examples = kept });
        }
    }

    // "Joins (line 3): A1", "Joins (line 3): A1, C001-DG"; not "Joins (line 3): A12".
    private static bool Names(string example, string number) =>
        example.Split(' ', ',', ':').Contains(number, StringComparer.Ordinal);

    /// <summary>The report of the import's last run; null before the first.</summary>
    public static ImportReport? Read(Import import) =>
        import.Report is null ? null : JsonSerializer.Deserialize<ImportReport>(import.Report, Form);
}

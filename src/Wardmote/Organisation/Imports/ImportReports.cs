using System.Text.Json;

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

    /// <summary>The report of the import's last run; null before the first.</summary>
    public static ImportReport? Read(Import import) =>
        import.Report is null ? null : JsonSerializer.Deserialize<ImportReport>(import.Report, Form);
}

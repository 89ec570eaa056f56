using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.Tests.Clocks;

/// <summary>Reads the published dates that the engine must reproduce.</summary>
internal static class TestData
{
    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);

    public static LocalDate Date(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    public static LocalDate? Date(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : Date(element.GetString()!);
}

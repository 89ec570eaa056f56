using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.App.Cli;

/// <summary>Writes NodaTime's dates and instants in ISO 8601.</summary>
internal sealed class PlainTime : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert == typeof(LocalDate) || typeToConvert == typeof(Instant);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        typeToConvert == typeof(LocalDate)
            ? new Converter<LocalDate>(LocalDatePattern.Iso)
            : new Converter<Instant>(InstantPattern.ExtendedIso);

    private sealed class Converter<T>(IPattern<T> pattern) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            pattern.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(pattern.Format(value));
    }
}

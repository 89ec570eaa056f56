using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.Clocks;

/// <summary>
/// A <see cref="DeadlineQuestion"/> as it is typed: dates such as 2026-03-31, moments such as 2026-03-31T16:30 (the
/// clock on the wall in the United Kingdom) or 2026-03-31T15:30:00Z. The names in JSON are those of the published cases.
/// </summary>
public record WrittenQuestion
{
    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm"
    );

    private static readonly string[] Fields =
    [
        "kind",
        "jurisdiction",
        "alsoIn",
        "received",
        "idRequested",
        "idReceived",
        "feeCharged",
        "feePaid",
        "clarifications",
        "extendedByTwoMonths",
        "suspected",
        "reported",
        "aware",
        "asOf",
    ];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        AllowDuplicateProperties = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 8,
    };

    /// <summary>A kind of case; access when absent.</summary>
    public string? Kind { get; init; }

    /// <summary>A nation; England and Wales when absent.</summary>
    [JsonPropertyName("jurisdiction")]
    public string? Nation { get; init; }

    /// <summary>The other nations of a controller across several.</summary>
    public IReadOnlyList<string>? AlsoIn { get; init; }

    public string? Received { get; init; }
    public string? IdRequested { get; init; }
    public string? IdReceived { get; init; }
    public string? FeeCharged { get; init; }
    public string? FeePaid { get; init; }

    /// <summary>Pairs of a question's day and its answer's; the answer's is null or absent while it is awaited.</summary>
    public IReadOnlyList<IReadOnlyList<string?>?>? Clarifications { get; init; }

    [JsonPropertyName("extendedByTwoMonths")]
    public bool? Extended { get; init; }

    public string? Suspected { get; init; }
    public string? Reported { get; init; }
    public string? Aware { get; init; }

    /// <summary>The day the answer is asked for; the asker's own when absent.</summary>
    public string? AsOf { get; init; }

    /// <summary>Reads one case in JSON. What a published case carries besides the question is passed over.</summary>
    /// <exception cref="CannotCompute">It is not JSON, a field is of the wrong type, unknown, or stands twice.</exception>
    public static WrittenQuestion Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<PublishedCase>(json, Strict) ?? throw NotACase();
        }
        catch (JsonException problem)
        {
            throw problem.Path is not { Length: > 2 } path ? NotACase()
            : Array.Exists(Fields, field => path[2..].StartsWith(field, StringComparison.Ordinal))
                ? new CannotCompute(
                    $"The field {path[2..]} is not as it should be: write dates in quotes, clarifications as pairs of dates, yes as true, and each field once."
                )
            : new CannotCompute($"This case has a field that is not known. Write {PlainDates.List(Fields, "or")}.");
        }
    }

    /// <summary>The question that was written.</summary>
    /// <exception cref="CannotCompute">Something is not a date, a moment, a kind or a nation; the sentence says which.</exception>
    public DeadlineQuestion Question() =>
        new(
            Kind is null ? DeadlineKind.Access : DeadlineKinds.Parse(Kind),
            Nation is null ? Clocks.Nation.EnglandAndWales : Nations.Parse(Nation)
        )
        {
            AlsoIn = [.. (AlsoIn ?? []).Select(Nations.Parse)],
            Received = Date(Received, "The day it was received"),
            IdentityRequested = Date(IdRequested, "The day proof of identity was asked for"),
            IdentityReceived = Date(IdReceived, "The day proof of identity came"),
            FeeCharged = Date(FeeCharged, "The day the fee was charged"),
            FeePaid = Date(FeePaid, "The day the fee was paid"),
            Clarifications = [.. (Clarifications ?? []).Select(Pair)],
            Extended = Extended ?? false,
            Suspected = Moment(Suspected, "The moment the breach was suspected"),
            Reported = Moment(Reported, "The moment the breach was reported"),
            Aware = Moment(Aware, "The moment the breach was known"),
        };

    /// <summary>The day the answer is asked for; null when none was written.</summary>
    /// <exception cref="CannotCompute">It is not a date.</exception>
    public LocalDate? AsOfDay() => Date(AsOf, "The day the answer is asked for");

    /// <summary>A moment as it is typed.</summary>
    /// <param name="what">What it is, to begin the refusal with.</param>
    /// <exception cref="CannotCompute">It is not a moment.</exception>
    public static WallTime? Moment(string? text, string what)
    {
        if (text is null)
            return null;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var known))
            return new(known.ToInstant(), null);
        if (
            ToTheMinute.Parse(text).TryGetValue(default, out var wall)
            || LocalDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out wall)
        )
            return UkTime.At(wall);
        throw new CannotCompute(
            $"{what} is not a real date and time: write it as 2026-03-31T16:30, or with its offset as 2026-03-31T15:30:00Z."
        );
    }

    private static LocalDate? Date(string? text, string what) =>
        text is null ? null
        : PlainDates.TryIso(text, out var date) ? date
        : throw new CannotCompute($"{what} is not a real date: write it as 2026-03-31.");

    private static Clarification Pair(IReadOnlyList<string?>? pair) =>
        pair is { Count: 1 or 2 } && pair[0] is { } asked
            ? new(
                Date(asked, "The day clarification was asked for")!.Value,
                Date(pair.Count == 2 ? pair[1] : null, "The day clarification came")
            )
            : throw new CannotCompute(
                "A clarification is the day of the question and the day of the answer: write both, or the first alone while the answer is awaited."
            );

    private static CannotCompute NotACase() =>
        new("This is not a case in JSON: write one case a line, such as {\"received\":\"2026-03-31\"}.");

    // The expected answer and who says so, which a line of a batch may hold.
    private sealed record PublishedCase : WrittenQuestion
    {
        public string? Id { get; init; }
        public string? Source { get; init; }
        public string? Note { get; init; }
        public string? RelevantDate { get; init; }
        public int? PausedDays { get; init; }
        public string? NominalDue { get; init; }
        public string? Due { get; init; }
        public string? ExtensionNoticeDue { get; init; }
    }
}

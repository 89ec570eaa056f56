using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Wardmote.Clocks;

/// <summary>
/// The answer to a <see cref="DeadlineQuestion"/>, the same for people and for programs. Days last to their end; hours
/// end at an instant. <see cref="Due"/> and <see cref="DueInstant"/> are always the law's.
/// </summary>
public sealed record DeadlineAnswer
{
    private readonly Func<Timeline> _drawn;

    private DeadlineAnswer(Func<Timeline> drawn) => _drawn = drawn;

    /// <summary>The day the time runs from; null while it waits, and for a breach.</summary>
    public LocalDate? RelevantDate { get; private init; }

    /// <inheritdoc cref="Deadline.PausedDays"/>
    public int PausedDays { get; private init; }

    /// <inheritdoc cref="Deadline.NominalDue"/>
    public LocalDate? NominalDue { get; private init; }

    /// <summary>The last day by law; null while something is awaited, and where the law counts hours.</summary>
    public LocalDate? Due { get; private init; }

    /// <inheritdoc cref="Deadline.ExtensionNoticeDue"/>
    public LocalDate? ExtensionNoticeDue { get; private init; }

    /// <summary>The last moment by law, where it counts hours; else null.</summary>
    public Instant? DueInstant { get; private init; }

    /// <summary>What keeps the clock from running: "identity", "fee", "clarification", or "aware" in a breach that is only suspected.</summary>
    public string? WaitingFor { get; private init; }

    /// <inheritdoc cref="Deadline.EarliestPossibleDue"/>
    public LocalDate? EarliestPossibleDue { get; private init; }

    /// <summary>The layer whose date or moment comes first: "statute", "national", "local", "unit"; null while none has one.</summary>
    public string? Governing { get; private init; }

    /// <summary>How the law's date came about, in plain sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>The law first, then every policy.</summary>
    public required IReadOnlyList<LayerAnswer> Layers { get; init; }

    /// <summary>The same in a picture and its table.</summary>
    public Timeline Timeline => field ??= _drawn();

    /// <summary>Writes it as one JSON object: the names of these properties, days as 2026-03-31, moments as 2026-03-31T15:30:00Z.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Day("relevantDate", RelevantDate);
        json.WriteNumber("pausedDays", PausedDays);
        json.Day("nominalDue", NominalDue);
        json.Day("due", Due);
        json.Day("extensionNoticeDue", ExtensionNoticeDue);
        json.Moment("dueInstant", DueInstant);
        json.WriteString("waitingFor", WaitingFor);
        json.Day("earliestPossibleDue", EarliestPossibleDue);
        json.WriteString("governing", Governing);
        json.WriteString("explanation", Explanation);
        json.WriteStartArray("layers");
        foreach (var layer in Layers)
            layer.WriteTo(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static DeadlineAnswer Of(DeadlineEngine engine, RightsPeriod period, LocalDate asOf)
    {
        var deadline = engine.For(period, asOf);
        return new(() => Timeline.Of(period, deadline, Plan(), asOf))
        {
            RelevantDate = deadline.RelevantDate,
            PausedDays = deadline.PausedDays,
            NominalDue = deadline.NominalDue,
            Due = deadline.Due,
            ExtensionNoticeDue = deadline.ExtensionNoticeDue,
            WaitingFor = deadline.WaitingFor is { } awaited ? TextNames.Of(awaited) : null,
            EarliestPossibleDue = deadline.EarliestPossibleDue,
            Governing = deadline.Governing is { } first ? TextNames.Of(first.Kind) : null,
            Explanation = deadline.Explanation,
            Layers = [.. deadline.Layers.Select(layer => LayerAnswer.Of(layer, engine.Task(period.Kind)))],
        };

        StagePlan? Plan() =>
            deadline.RelevantDate is { } start && engine.HasStages(period.Kind)
                ? engine.Stages(start, [], period.Kind)
                : null;
    }

    internal static DeadlineAnswer Of(IReadOnlyList<DatedLimit> limits, LocalDate asOf)
    {
        var law = limits[0];
        return new(() => Timeline.Of(limits, asOf))
        {
            RelevantDate = law.Start,
            NominalDue = law.NominalDue,
            Due = law.Due,
            Governing = TextNames.Of(limits.MinBy(limit => limit.Due)!.Rule.Origin.Layer),
            Explanation = law.Explanation,
            Layers = [.. limits.Select(LayerAnswer.Of)],
        };
    }

    /// <param name="notes">What to say about times that came twice or never.</param>
    internal static DeadlineAnswer Of(
        IReadOnlyList<BreachDeadline> deadlines,
        IReadOnlyList<string> notes,
        LocalDate asOf
    )
    {
        var ordered = deadlines.OrderBy(deadline => deadline.Rule.Origin.Layer).ToList();
        var law = ordered[0];
        return new(() => Timeline.Of(ordered, asOf))
        {
            DueInstant = law.Due,
            WaitingFor = law.Due is null ? TextNames.Of(law.Rule.RunsFrom) : null,
            Governing = ordered.Where(d => d.Due is not null).MinBy(d => d.Due) is { } first
                ? TextNames.Of(first.Rule.Origin.Layer)
                : null,
            Explanation = string.Join(' ', [.. notes, law.Explanation]),
            Layers = [.. ordered.Select(LayerAnswer.Of)],
        };
    }
}

/// <summary>What one layer says.</summary>
/// <param name="Layer">"statute", "national", "local" or "unit".</param>
/// <param name="Pack">The rule pack's short name.</param>
/// <param name="Title">Its name in a sentence: "National policy".</param>
/// <param name="What">What must be done by then: "Correct the data and say so".</param>
/// <param name="Due">The last day, to its end; null while something is awaited, and where hours are counted.</param>
/// <param name="DueInstant">The last moment where hours are counted; else null.</param>
/// <param name="Source">Where the rule stands.</param>
public sealed record LayerAnswer(
    string Layer,
    string Pack,
    string Title,
    string What,
    LocalDate? Due,
    Instant? DueInstant,
    string Source,
    string Explanation
)
{
    /// <summary>"Tuesday 7 April 2026", "4:30pm on Monday 23 November 2026"; null while there is no date.</summary>
    public string? When => Due?.Full() ?? DueInstant?.OnTheWall().Full();

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("layer", Layer);
        json.WriteString("pack", Pack);
        json.WriteString("title", Title);
        json.WriteString("what", What);
        json.Day("due", Due);
        json.Moment("dueInstant", DueInstant);
        json.WriteString("source", Source);
        json.WriteString("explanation", Explanation);
        json.WriteEndObject();
    }

    internal static LayerAnswer Of(Layer layer, string what) =>
        Of(layer.Rule.Origin, what, layer.Due, null, layer.Explanation);

    internal static LayerAnswer Of(DatedLimit limit) =>
        Of(limit.Rule.Origin, limit.Rule.Title, limit.Due, null, limit.Explanation);

    internal static LayerAnswer Of(BreachDeadline deadline) =>
        Of(deadline.Rule.Origin, deadline.Rule.Title, null, deadline.Due, deadline.Explanation);

    private static LayerAnswer Of(
        RuleOrigin origin,
        string what,
        LocalDate? due,
        Instant? dueInstant,
        string explanation
    ) => new(TextNames.Of(origin.Layer), origin.Pack, origin.Title, what, due, dueInstant, origin.Source, explanation);
}

/// <summary>Days and moments in JSON.</summary>
file static class JsonDates
{
    public static void Day(this Utf8JsonWriter json, string name, LocalDate? day)
    {
        if (day is not { } date)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[10];
        date.ToDateOnly().TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }

    public static void Moment(this Utf8JsonWriter json, string name, Instant? moment) =>
        json.WriteString(name, moment is { } at ? InstantPattern.ExtendedIso.Format(at) : null);
}

using NodaTime;

namespace Wardmote.Clocks;

public sealed partial class DeadlineEngine
{
    /// <summary>The date of a named limit, such as "complaint-acknowledgement": the earliest that any pack gives, the law's first.</summary>
    /// <param name="start">The day it runs from; its own day is not counted (Regulation 1182/71 Art 3(1)).</param>
    /// <exception cref="CannotCompute">No pack has such a limit for that day, or a date leaves the holiday table.</exception>
    public DatedLimit Limit(string name, LocalDate start, Nation nation = Nation.EnglandAndWales) =>
        Limits(name, start, nation, []).MinBy(limit => limit.Due)!;

    /// <summary>The date of a named limit under every pack that has it, the law's first; at least one.</summary>
    /// <param name="alsoIn">The other nations of a controller across several: the earliest date over all is taken.</param>
    /// <exception cref="CannotCompute">No pack has such a limit for that day, or a date leaves the holiday table.</exception>
    public IReadOnlyList<DatedLimit> Limits(string name, LocalDate start, Nation nation, IReadOnlyList<Nation> alsoIn)
    {
        var known = rules.Packs.SelectMany(pack => pack.Limits).ToList();
        var dated = known
            .Where(rule => rule.Name == name && rule.Origin.AppliesOn(start))
            .Select(rule => Dated(rule, start, nation, alsoIn))
            .ToList();
        if (dated.Count > 0)
            return dated;
        throw new CannotCompute(
            known.Exists(rule => rule.Name == name)
                ? $"No rule '{name}' applies on {start.Full()}: check the date."
                : $"There is no time limit '{name}': write {PlainDates.List([.. known.Select(rule => rule.Name).Distinct()], "or")}."
        );
    }

    /// <summary>Every limit in hours that a breach starts, the earliest first; those whose moment is not known come last.</summary>
    /// <exception cref="CannotCompute">No moment is known, or they run backwards.</exception>
    public IReadOnlyList<BreachDeadline> Breach(BreachPeriod period)
    {
        period.MustMakeSense();
        return
        [
            .. rules
                .Packs.SelectMany(pack => pack.Breach)
                .Select(rule => Timed(rule, period.At(rule.RunsFrom)))
                .OrderBy(deadline => deadline.Due ?? Instant.MaxValue),
        ];
    }

    private static BreachDeadline Timed(BreachRule rule, Instant? start) => new(rule, start);

    private DatedLimit Dated(LimitRule rule, LocalDate start, Nation nation, IReadOnlyList<Nation> alsoIn)
    {
        var end = rule.Limit.EndFrom(start);
        var last = rule.Rolls ? holidays.Earliest(end, nation, alsoIn) : new(end, nation, false);
        var words = new List<string>
        {
            $"{PlainDates.Capital(rule.Starts)} on {start.Full()}.",
            $"{PlainDates.Capital(rule.Limit.InWords)} {(rule.Limit.IsMany ? "end" : "ends")} {end.Full()} ({rule.Origin.Source}).",
        };
        if (rule.Note is { } note)
            words.Add(note);
        var because = last.Because(end, holidays);
        if (because.Length > 0)
            words.Add(because);
        words.Add($"Due by the end of {last.Date.Full()}.");
        return new(rule, start, end, last.Date, string.Join(' ', words));
    }
}

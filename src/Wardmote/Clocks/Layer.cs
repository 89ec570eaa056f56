using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Who set a time limit. In order: a later one may only be stricter than an earlier one.</summary>
public enum LayerKind
{
    Statute,
    National,
    Local,
}

/// <summary>When one set of rules says a request must be answered. Only the statute's date moves to a working day.</summary>
public sealed class Layer
{
    internal Layer(AnswerRule rule, LocalDate? relevant, Lengthening period, bool extended, LocalDate? due)
    {
        Rule = rule;
        _relevant = relevant;
        _period = period;
        _extended = extended;
        Due = due;
    }

    private readonly LocalDate? _relevant;
    private readonly Lengthening _period;
    private readonly bool _extended;

    /// <summary>The rule that gave the date.</summary>
    public AnswerRule Rule { get; }

    public LayerKind Kind => Rule.Layer;

    /// <summary>"UK law", "National policy".</summary>
    public string Title => Rule.Title;

    /// <summary>The last day, to its end; null while something is awaited.</summary>
    public LocalDate? Due { get; }

    /// <summary>"National policy: 30 days end Thursday 2 April 2026 (National policy 10.2.3)."</summary>
    public string Explanation
    {
        get
        {
            if (Due is not { } due)
                return $"{Title}: no date while an answer from the person is awaited.";
            var parts = new List<string> { Rule.Limit.InWords };
            if (_extended && Rule.ExtensionMonths > 0)
                parts.Add($"{PlainDates.InMonths(Rule.ExtensionMonths)} of extension");
            if (_period.Days > 0)
                parts.Add($"{PlainDates.InDays(_period.Days)} of waiting for clarification");
            var from = _relevant is { } day ? $" from {day.Full()}" : "";
            var moved = due == _period.End ? "end" : $"end {_period.End.Full()}, and the next working day is";
            return $"{Title}: {PlainDates.List(parts)}{from} {moved} {due.Full()} ({Rule.Source}).";
        }
    }
}

using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Who set a time limit. In order: a later one may only be stricter than an earlier one.</summary>
public enum LayerKind
{
    Statute,
    National,
    Local,

    /// <summary>What one unit has added for itself.</summary>
    Unit,
}

/// <summary>When one set of rules says a request must be answered. Only the law's date moves to a working day.</summary>
public sealed class Layer
{
    private readonly Reckoning _reckoning;
    private readonly Lengthening _period;
    private readonly bool _extended;
    private readonly Reckoning _law;

    internal Layer(
        AnswerRule rule,
        Reckoning reckoning,
        Lengthening period,
        bool extended,
        LocalDate? due,
        Reckoning law
    )
    {
        Rule = rule;
        Due = due;
        _reckoning = reckoning;
        _period = period;
        _extended = extended;
        _law = law;
    }

    /// <summary>The rule that gave the date.</summary>
    public AnswerRule Rule { get; }

    /// <summary>Who set it.</summary>
    public LayerKind Kind => Rule.Origin.Layer;

    /// <summary>"UK law", "National policy".</summary>
    public string Title => Rule.Origin.Title;

    /// <summary>The last day, to its end; null while something is awaited.</summary>
    public LocalDate? Due { get; }

    /// <summary>"National policy: 30 days from Tuesday 3 March 2026 end Thursday 2 April 2026 (National policy 10.2.3)."</summary>
    public string Explanation
    {
        get
        {
            if (Due is not { } due)
                return $"{Title}: no date yet, because something is awaited from the person.";
            var length = Length();
            var ends = length.Count > 1 || Rule.Limit.IsMany ? "end" : "ends";
            var working = due == _period.End ? "" : $"; the next working day is {due.Full()}";
            return $"{Title}: {PlainDates.List(length)} from {_reckoning.Relevant.Full()} {ends} {_period.End.Full()}{working} ({Rule.Origin.Source}).{Otherwise}";
        }
    }

    // Where a policy's date is not counted as the law's is, and it makes a difference here.
    private string Otherwise =>
        (
            _reckoning.Relevant != _law.Relevant || !_law.Started,
            _reckoning.Questions.Count < _law.Questions.Count
        ) switch
        {
            (true, true) => " It does not wait for proof of identity, a fee or clarification.",
            (true, false) => " It does not wait for proof of identity or a fee.",
            (false, true) => " It does not wait for clarification.",
            _ => "",
        };

    private List<string> Length()
    {
        var parts = new List<string>(3) { Rule.Limit.InWords };
        if (_extended && Rule.ExtensionMonths > 0)
            parts.Add($"{PlainDates.InMonths(Rule.ExtensionMonths)} of extension");
        if (_period.Days > 0)
            parts.Add($"{PlainDates.InDays(_period.Days)} of waiting for clarification");
        return parts;
    }
}

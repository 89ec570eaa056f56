using NodaTime;

namespace Wardmote.Clocks;

/// <summary>When a request must be answered, and why. <see cref="Due"/> is always the law's date.</summary>
public sealed class Deadline
{
    private readonly Explaining _explaining;

    internal Deadline(Explaining explaining) => _explaining = explaining;

    /// <summary>The day the time runs from: the latest of receipt, identity and fee. Null while one of them is awaited.</summary>
    public LocalDate? RelevantDate { get; internal init; }

    /// <summary>Days of clarification that did not count towards the answer.</summary>
    public int PausedDays { get; internal init; }

    /// <summary>Those days, in order; while an answer is awaited the last of them runs to the day it is supposed to come.</summary>
    public IReadOnlyList<DateInterval> Pauses => RelevantDate is null ? [] : _explaining.PausedDays();

    /// <summary>The last day before weekends and holidays are looked at; null while something is awaited.</summary>
    public LocalDate? NominalDue { get; internal init; }

    /// <summary>The last day for the answer, to its end (23:59:59 in the United Kingdom); null while something is awaited.</summary>
    public LocalDate? Due { get; internal init; }

    /// <summary>The last day to tell the person, with reasons, that two more months are needed; null while something it depends on is awaited.</summary>
    public LocalDate? ExtensionNoticeDue { get; internal init; }

    /// <summary>What keeps the clock from running; null when nothing does. Identity is named before a fee, a fee before clarification.</summary>
    public WaitingFor? WaitingFor { get; internal init; }

    /// <summary>The date it would be if all that is awaited came on the day asked about; null when nothing is awaited.</summary>
    public LocalDate? EarliestPossibleDue { get; internal init; }

    /// <summary>The law's date first, then each policy's.</summary>
    public required IReadOnlyList<Layer> Layers { get; init; }

    /// <summary>The layer with the earliest date, the law before a policy on the same day; null while none has a date.</summary>
    public Layer? Governing => Layers.Where(layer => layer.Due is not null).MinBy(layer => layer.Due);

    /// <summary>The rule packs it was worked out under, such as "uk-statute 2026-11-22, national-policy 2026-11-22".</summary>
    public required string RuleVersion { get; init; }

    /// <summary>How the law's date came about, one step at a time; worked out when first asked for.</summary>
    public IReadOnlyList<Step> Steps => field ??= _explaining.Steps(this);

    /// <summary>The steps as plain English. Its last date is <see cref="Due"/>, or <see cref="EarliestPossibleDue"/> while something is awaited.</summary>
    public string Explanation => string.Join(' ', Steps.Select(step => step.Words));
}

using Wardmote.Clocks;

namespace Wardmote.Organisation;

/// <summary>The public holidays known at one moment, and the engine that counts with them.</summary>
public sealed class KnownHolidays
{
    private readonly Rules rules;

    internal KnownHolidays(Rules rules, IReadOnlyList<AddedHoliday> added, int changes)
    {
        this.rules = rules;
        (Added, Changes) = (added, changes);
        Table = new PublicHolidays(added);
        Engine = new DeadlineEngine(rules, Table);
        RuleVersion = changes == 0 ? rules.Version : $"{rules.Version}, holidays {PlainDates.Figure(changes)}";
    }

    /// <summary>Those that administrators have added and not removed.</summary>
    public IReadOnlyList<AddedHoliday> Added { get; }

    /// <summary>How often one was added or removed until now.</summary>
    public int Changes { get; }

    public PublicHolidays Table { get; }
    public DeadlineEngine Engine { get; }

    /// <summary>The rules that dates are worked out under, and after how many changes of the holidays: "…, holidays 2".</summary>
    public string RuleVersion { get; }

    /// <summary>What will be known once one has been added.</summary>
    public KnownHolidays With(Holiday holiday) => new(rules, [.. Added, holiday.AsAdded()], Changes + 1);

    /// <summary>What will be known once one has been removed.</summary>
    public KnownHolidays Without(Holiday holiday)
    {
        var left = Added.ToList();
        left.Remove(holiday.AsAdded());
        return new(rules, left, Changes + 1);
    }
}

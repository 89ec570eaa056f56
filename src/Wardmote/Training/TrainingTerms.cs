using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>
/// How long training counts: as long as every policy allows (R71, R119), or less where a unit at or above one of the
/// person's offices asks for less.
/// </summary>
public sealed class TrainingTerms(Db db, Rules rules)
{
    /// <summary>The rule of the policy packs.</summary>
    public const string Rule = "training-refresher";

    /// <summary>The rule that each unit holds a session in person once a year (R69).</summary>
    public const string SessionRule = "training-session";

    /// <summary>The last day, to its end, on which training of a day counts.</summary>
    /// <param name="months">The least that a unit asks for; null when none does.</param>
    public LocalDate LastDay(LocalDate takenOn, int? months)
    {
        var policy = Last(Rule, takenOn);
        return months is { } own ? LocalDate.Min(policy, takenOn.PlusMonths(own)) : policy;
    }

    /// <summary>The last day for the next session in person when the last was held on a day.</summary>
    public LocalDate NextSessionBy(LocalDate held) => Last(SessionRule, held);

    /// <summary>"2 years": what the strictest policy allows without a unit asking for less.</summary>
    public string Policy => Limits(Rule).MinBy(rule => rule.Limit.AtMostHours)!.Limit.InWords;

    /// <summary>The fewest months that any unit at or above the offices of a person asks for, by their address.</summary>
    /// <param name="held">The offices; those to whom only the policy applies are left out of the answer.</param>
    public Task<Dictionary<string, int>> LeastAsync(IQueryable<Appointment> held, CancellationToken stop) =>
        (
            from office in held
            join above in db.Set<UnitAbove>() on office.UnitId equals above.UnitId
            join term in db.TrainingTerms on above.AboveId equals term.UnitId
            group term.Months by office.EmailKey into asked
            select new { asked.Key, Months = asked.Min() }
        ).ToDictionaryAsync(a => a.Key, a => a.Months, StringComparer.Ordinal, stop);

    /// <summary>Refuses a unit's own term that is looser than the policy, or than that of a unit above it.</summary>
    /// <exception cref="CannotCompute">It is; the sentence names both.</exception>
    internal async Task MustBeStricterAsync(Unit unit, int months, CancellationToken stop)
    {
        var above = await (
            from step in db.Set<UnitAbove>()
            join term in db.TrainingTerms on step.AboveId equals term.UnitId
            join higher in db.Units on step.AboveId equals higher.Id
            where step.UnitId == unit.Id && step.Steps > 0
            orderby step.Steps descending
            select new { Unit = higher, term.Months }
        ).ToListAsync(stop);
        var own = Pack(unit, months);
        _ = rules.With(own);
        foreach (var higher in above)
            _ = rules.With(Pack(higher.Unit, higher.Months)).With(own);
    }

    private LocalDate Last(string name, LocalDate start) => Limits(name).Min(rule => rule.Limit.EndFrom(start));

    private IEnumerable<LimitRule> Limits(string name) =>
        rules.Packs.SelectMany(pack => pack.Limits).Where(rule => rule.Name == name);

    // A unit's term is one more layer of rules, so that it is held to what stands above it as every other is.
    private RulePack Pack(Unit unit, int months)
    {
        var origin = new RuleOrigin(LayerKind.Unit, unit.Code, unit.Name, $"{unit.Name}, training");
        var policy = Limits(Rule).First();
        return new()
        {
            Name = unit.Code,
            Layer = LayerKind.Unit,
            Title = unit.Name,
            Version = rules.Packs[0].Version,
            Limits = [policy with { Origin = origin, Limit = Length(months) }],
        };
    }

    // A month is compared at its longest: 24 of them would be more than two years.
    private static Limit Length(int months) =>
        months % 12 == 0 ? new(LimitUnit.Years, months / 12) : new(LimitUnit.Months, months);
}

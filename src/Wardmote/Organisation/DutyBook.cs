using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Which offices carry which duties in some units on a day: the usual ones, what each unit has changed, and who stands in
/// where an office is vacant.
/// </summary>
public sealed class DutyBook
{
    private readonly ILookup<(Guid Unit, Duty Duty), DutyChange> changes;
    private readonly HashSet<(Guid Unit, string Office)> held;

    private DutyBook(IEnumerable<DutyChange> changes, IEnumerable<(Guid, string)> held)
    {
        this.changes = changes.ToLookup(c => (c.UnitId, c.Duty));
        this.held = [.. held];
    }

    /// <summary>Reads what the units say.</summary>
    public static async Task<DutyBook> OfAsync(
        Db db,
        IReadOnlyCollection<Guid> units,
        LocalDate day,
        CancellationToken stop
    )
    {
        var said = db.DutyChanges.AsNoTracking().Where(c => units.Contains(c.UnitId));
        var taken = await db.HeldOn(day)
            .Where(a => units.Contains(a.UnitId))
            .Select(a => new { a.UnitId, a.Office })
            .Distinct()
            .ToListAsync(stop);
        return new(await said.ToListAsync(stop), taken.Select(h => (h.UnitId, h.Office)));
    }

    /// <summary>The offices that carry a duty in a unit, whether or not anyone holds them, in the order of their names.</summary>
    public IReadOnlyList<string> Offices(Guid unit, Duty duty)
    {
        var said = changes[(unit, duty)].ToList();
        return
        [
            .. Duties
                .Offices(duty)
                .Except(said.Where(c => !c.Carries).Select(c => c.Office), StringComparer.Ordinal)
                .Union(said.Where(c => c.Carries).Select(c => c.Office), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Whether whoever holds an office in a unit carries a duty there, by it or by one that it stands in for. An office that
    /// the unit has taken the duty from does not get it back by standing in.
    /// </summary>
    public bool Carries(Guid unit, string office, Duty duty) =>
        Offices(unit, duty).Any(o => string.Equals(ActsFor(unit, o), office, StringComparison.Ordinal))
        && !changes[(unit, duty)].Any(c => !c.Carries && string.Equals(c.Office, office, StringComparison.Ordinal));

    /// <summary>The office whose holder acts for an office in a unit: itself, else who stands in; null when nobody does.</summary>
    public string? ActsFor(Guid unit, string office)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        for (var at = office; at is not null && asked.Add(at); at = OfficeNames.StandIn(at))
            if (held.Contains((unit, at)))
                return at;
        return null;
    }
}

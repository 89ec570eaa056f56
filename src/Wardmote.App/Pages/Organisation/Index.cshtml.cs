using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>A unit in the tree, with what an officer wants to know of it at a glance.</summary>
/// <param name="Vacant">The offices that every such unit needs and nobody holds today: "secretary", "chair".</param>
/// <param name="Below">The units under it that are shown.</param>
/// <param name="Hidden">How many more are below, on its own page.</param>
public sealed record TreeUnit(Unit Unit, IReadOnlyList<string> Vacant, IReadOnlyList<TreeUnit> Below, int Hidden);

/// <summary>The tree of the units the officer looks after.</summary>
[Carries(Duty.KeepMembership)]
public sealed class IndexModel(Db db, IClock clock) : StaffPage(db)
{
    // More than this on one page is a wall: then two levels are shown, and the rest on the units' own pages.
    private const int ShownAtOnce = 200;

    public IReadOnlyList<TreeUnit> Roots { get; private set; } = [];
    public int Count { get; private set; }
    public int VacantCount { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var units = await Db.UnitsVisibleTo(Actor, Duty.KeepMembership)
            .AsNoTracking()
            .OrderBy(u => u.Code)
            .ToListAsync(stop);
        var today = clock.Today();
        var held = (
            await Db.HeldOn(today).Select(a => new { a.UnitId, a.Office }).Distinct().ToListAsync(stop)
        ).ToLookup(h => h.UnitId, h => h.Office);
        Count = units.Count;
        VacantCount = units.Count(u => Vacancies.Of(u, held[u.Id]).Count > 0);
        var ids = units.Select(u => u.Id).ToHashSet();
        var below = units.ToLookup(u => u.ParentId is { } parent && ids.Contains(parent) ? parent : (Guid?)null);
        var depth = units.Count > ShownAtOnce ? 2 : int.MaxValue;
        Roots = [.. below[null].Select(u => Branch(u, 1))];

        TreeUnit Branch(Unit unit, int level) =>
            new(
                unit,
                Vacancies.Of(unit, held[unit.Id]),
                level < depth ? [.. below[unit.Id].Select(u => Branch(u, level + 1))] : [],
                level < depth ? 0 : below[unit.Id].Count()
            );
    }
}

/// <summary>The offices whose vacancy leaves people's requests unanswered.</summary>
public static class Vacancies
{
    /// <summary>Those of a unit that nobody holds.</summary>
    public static IReadOnlyList<string> Of(Unit unit, IEnumerable<string> held)
    {
        string[] needed = unit.Kind switch
        {
            UnitKind.Constituency or UnitKind.Branch => ["secretary", "chair"],
            UnitKind.National or UnitKind.Region => [],
            _ => ["secretary"],
        };
        return [.. needed.Except(held, StringComparer.Ordinal)];
    }
}

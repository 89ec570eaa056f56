using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Someone whom an office or a permission names, with every capacity they are asked in.</summary>
public sealed record NamedHolder(string Name, string Email, IReadOnlyList<string> Capacities);

/// <summary>
/// Works out who may hold something about a person (R13, R23): first whoever keeps data by permission of the unit that
/// answers or of one it answers for, because a canvass return can be about anybody (R57); then everyone on its executive,
/// and on the committee of each branch and group, answered for by it, that the person belongs or has belonged to.
/// </summary>
public sealed class HolderList(Db db, OfficeFinder offices)
{
    /// <summary>One entry a person, however many offices they hold; people who share an address stay apart.</summary>
    public async Task<IReadOnlyList<NamedHolder>> ForAsync(Request request, LocalDate day, CancellationToken stop)
    {
        var answeredFor = await offices.AnsweredForAsync(request.UnitId, stop);
        var named = await PermittedAsync(answeredFor, stop);
        named.AddRange(await InOfficeAsync(request, answeredFor, day, stop));
        return
        [
            .. named
                .GroupBy(n => (Keys.Email(n.Email), Keys.Name(n.Name)))
                .Select(g => g.First() with { Capacities = [.. g.SelectMany(n => n.Capacities).Distinct()] }),
        ];
    }

    /// <summary>Of those, the ones the request has not asked yet, by address and name.</summary>
    public async Task<IReadOnlyList<NamedHolder>> NotAskedAsync(Request request, LocalDate day, CancellationToken stop)
    {
        var asked = request.Holders.Select(h => (Keys.Email(h.Email), Keys.Name(h.Name))).ToHashSet();
        return
        [
            .. (await ForAsync(request, day, stop)).Where(h => asked.Add((Keys.Email(h.Email), Keys.Name(h.Name)))),
        ];
    }

    private async Task<List<NamedHolder>> PermittedAsync(IReadOnlyCollection<Guid> units, CancellationToken stop)
    {
        var permits = await db.PermitsOut(units).OrderBy(p => p.Until).ToListAsync(stop);
        var names = await db.Units.Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, stop);
        return
        [
            .. permits
                .Select(p => new NamedHolder(
                    p.PersonName,
                    p.Email,
                    [$"Holds “{p.Data}” until {p.Until.DayMonthYear()}, {names[p.UnitId]}"]
                ))
                .OrderBy(h => h.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<NamedHolder>> InOfficeAsync(
        Request request,
        IReadOnlyCollection<Guid> answeredFor,
        LocalDate day,
        CancellationToken stop
    )
    {
        var units = new HashSet<Guid> { request.UnitId };
        if (request.PersonId is { } person)
            units.UnionWith(await UnitsOfAsync(person, answeredFor, stop));
        var off = db.Set<OffCommittee>();
        var held = await db.HeldOn(day)
            .Include(a => a.Unit)
            .Where(a => units.Contains(a.UnitId))
            .Where(a => !off.Any(o => o.UnitId == a.UnitId && o.Office == a.Office))
            .ToListAsync(stop);
        return held.OrderBy(a => a.PersonName, StringComparer.Ordinal)
            .ThenBy(a => a.Unit.Kind)
            .ThenBy(a => a.Unit.Name)
            .Select(a => new NamedHolder(a.PersonName, a.Email, [Capacity(a)]));
    }

    private async Task<List<Guid>> UnitsOfAsync(
        Guid person,
        IReadOnlyCollection<Guid> answeredFor,
        CancellationToken stop
    )
    {
        var members = await db.Members.Where(m => m.PersonId == person).ToListAsync(stop);
        var ids = members.ConvertAll(m => m.Id);
        var groups = await db
            .GroupMemberships.Where(g => ids.Contains(g.MemberId))
            .Select(g => g.UnitId)
            .ToListAsync(stop);
        return
        [
            .. members
                .SelectMany(m => new[] { m.UnitId, m.BranchId ?? m.UnitId })
                .Concat(groups)
                .Where(answeredFor.Contains),
        ];
    }

    // "Secretary, Northbury North Branch"
    private static string Capacity(Appointment a) =>
        $"{char.ToUpperInvariant(a.Office[0])}{a.Office[1..]}, {a.Unit.Name}";
}

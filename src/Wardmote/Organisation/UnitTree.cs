namespace Wardmote.Organisation;

/// <summary>A unit as the tree's rules see it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Parent">The code of the unit above it; null at the top.</param>
public sealed record Branching(string Code, UnitKind Kind, string? Parent);

/// <summary>
/// The rules of the tree (R1): one unit at the top, nothing above itself, and each kind where it belongs. Codes are
/// compared without regard to case.
/// </summary>
public sealed class UnitTree(IEnumerable<Branching> units)
{
    private readonly Dictionary<string, Branching> byCode = units.ToDictionary(
        u => u.Code,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What is wrong with where a unit stands, in a sentence; null when nothing is.</summary>
    public string? FaultOf(string code)
    {
        var unit = byCode[code];
        if (unit.Parent is null)
            return byCode.Values.Where(u => u.Parent is null).MinBy(u => u.Kind) is { } top && top != unit
                ? $"{top.Code} is at the top already, and there can be only one such unit. Write the code of the unit above this one."
                : null;
        if (!byCode.TryGetValue(unit.Parent, out var above))
            return $"There is no unit {unit.Parent}. Write the code of a unit that is in this file or here already.";
        if (IsItsOwnAncestor(unit))
            return "The units above this one lead back to it. Write a parent that leads to the top.";
        return Belongs(unit.Kind, above.Kind)
            ? null
            : $"{A(unit.Kind)} cannot be under a {above.Kind.InWords()}. Write the code of {Place(unit.Kind)}.";
    }

    /// <summary>How many units are above one.</summary>
    public int StepsToTop(string code)
    {
        var steps = 0;
        for (var at = byCode[code]; at.Parent is not null; at = byCode[at.Parent])
            steps++;
        return steps;
    }

    /// <summary>The units right below one.</summary>
    public IEnumerable<string> Below(string code) =>
        byCode.Values.Where(u => string.Equals(u.Parent, code, StringComparison.OrdinalIgnoreCase)).Select(u => u.Code);

    /// <summary>Each unit with every unit above it and the steps between, itself first.</summary>
    public IEnumerable<(string Code, string Above, int Steps)> Closure()
    {
        foreach (var unit in byCode.Values)
        {
            var steps = 0;
            for (var at = unit; ; at = byCode[at.Parent])
            {
                yield return (unit.Code, at.Code, steps++);
                if (at.Parent is null)
                    break;
            }
        }
    }

    /// <summary>
    /// National over region over constituency over branch, with any of them left out; groups, working parties, council
    /// groups and campaign forums under anything.
    /// </summary>
    private static bool Belongs(UnitKind kind, UnitKind above) =>
        kind.IsJoined() || (!above.IsJoined() && above < kind);

    private bool IsItsOwnAncestor(Branching unit)
    {
        var at = unit;
        for (var steps = 0; steps <= byCode.Count; steps++)
        {
            if (at.Parent is null || !byCode.TryGetValue(at.Parent, out var above))
                return false;
            if (above == unit)
                return true;
            at = above;
        }
        return false;
    }

    private static string A(UnitKind kind) => $"A {kind.InWords()}";

    private static string Place(UnitKind kind) =>
        kind switch
        {
            UnitKind.Region => "the national body",
            UnitKind.Constituency => "a region or the national body",
            _ => "a constituency",
        };
}

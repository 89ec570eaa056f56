using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>The only way to a row about cases or people: what the actor may see, else it does not exist.</summary>
public static class Scope
{
    /// <summary>Rows of <typeparamref name="T"/> in units where <paramref name="actor"/> carries <paramref name="duty"/>.</summary>
    public static IQueryable<T> VisibleTo<T>(this Db db, Actor actor, Duty duty)
        where T : class, IBelongToUnit => db.Set<T>().Where(db, actor, duty);

    /// <summary>Units in which, or above which, <paramref name="actor"/> carries <paramref name="duty"/>.</summary>
    public static IQueryable<Unit> UnitsVisibleTo(this Db db, Actor actor, Duty duty)
    {
        if (actor.IsUnscoped)
            return db.Units;
        var reach = actor.Reach(duty);
        var above = db.Set<UnitAbove>();
        return db.Units.Where(u => above.Where(a => reach.Contains(a.AboveId)).Select(a => a.UnitId).Contains(u.Id));
    }

    private static IQueryable<T> Where<T>(this IQueryable<T> rows, Db db, Actor actor, Duty duty)
        where T : class, IBelongToUnit
    {
        if (actor.IsUnscoped)
            return rows;
        var reach = actor.Reach(duty);
        var above = db.Set<UnitAbove>();
        // Worked out once for all rows, and not looked up for each.
        return rows.Where(r => above.Where(a => reach.Contains(a.AboveId)).Select(a => a.UnitId).Contains(r.UnitId));
    }
}

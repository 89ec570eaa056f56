using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>Which imports someone sees.</summary>
public static class ImportScope
{
    /// <summary>Their own, and those of the units in which they keep the membership.</summary>
    public static IQueryable<Import> ImportsOf(this Db db, Actor actor)
    {
        if (actor.Everywhere)
            return db.Imports;
        var units = db.UnitsVisibleTo(actor, Duty.KeepMembership);
        return db.Imports.Where(i =>
            (i.AuthorId != null && i.AuthorId == actor.Id) || units.Any(u => u.Id == i.UnitId)
        );
    }
}

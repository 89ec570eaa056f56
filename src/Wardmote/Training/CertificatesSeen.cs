using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Whose certificates somebody may see.</summary>
public static class CertificatesSeen
{
    /// <summary>Of everyone who holds an office today in a unit whose training an actor keeps.</summary>
    public static IQueryable<Certificate> CertificatesWithin(this Db db, Actor actor, IClock clock)
    {
        if (actor.Everywhere)
            return db.Certificates;
        var held = db.HeldOn(clock.Today());
        var reach = db.UnitsVisibleTo(actor, Duty.KeepTraining);
        return db.Certificates.Where(c => held.Any(a => a.EmailKey == c.EmailKey && reach.Any(u => u.Id == a.UnitId)));
    }

    /// <summary>An actor's own.</summary>
    public static IQueryable<Certificate> CertificatesOf(this Db db, Actor actor)
    {
        var mine = db.Accounts.Where(a => a.Id == actor.Id).Select(a => a.EmailKey);
        return db.Certificates.Where(c => mine.Contains(c.EmailKey));
    }
}

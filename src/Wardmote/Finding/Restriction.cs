using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Finding;

/// <summary>What may no longer be done with what is held about someone.</summary>
public enum RestrictedUse
{
    /// <summary>Anything but keeping it (UK GDPR Art 18; R32, R151).</summary>
    Everything,

    /// <summary>Promoting aims, goods or services to them: nothing outweighs this (UK GDPR Art 21(3)).</summary>
    DirectMarketing,

    /// <summary>What shows their political opinions (DPA 2018 Sch 1 para 22(3)).</summary>
    PoliticalOpinions,
}

/// <summary>
/// The one token that every list, export, search and permission of every unit honours: this person’s records are kept
/// and not used. It names nobody but by key, and is read by all, because a unit that could not see it could not keep it.
/// </summary>
public sealed class Restriction : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The request that asked for it.</summary>
    public required Guid RequestId { get; init; }

    public required RestrictedUse Use { get; init; }

    /// <summary>The day from which it holds: the date stamp of R32.</summary>
    public required LocalDate From { get; init; }

    /// <summary>What goes on all the same, one to a line: the electoral register, the history of membership (R151).</summary>
    public string? Except { get; init; }

    /// <summary>The day from which the records may be used again, once the person has been told; null while no end is in sight.</summary>
    public LocalDate? EndsOn { get; private set; }

    /// <summary>When it was lifted; the fact that it was placed stays.</summary>
    public Instant? LiftedAt { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>It ends on a day that the person has been told of (UK GDPR Art 18(3)).</summary>
    public void EndOn(LocalDate day) => EndsOn = day;

    /// <summary>From now on the records may be used again.</summary>
    public void Lift(Instant at) => LiftedAt ??= at;
}

public static class Restrictions
{
    /// <summary>The people whose records may not be used so, by key.</summary>
    public static IQueryable<Guid> Restricted(this Db db, RestrictedUse use) =>
        db.Set<Restriction>()
            .AsNoTracking()
            .Where(r => r.LiftedAt == null && (r.Use == use || r.Use == RestrictedUse.Everything))
            .Select(r => r.PersonId);
}

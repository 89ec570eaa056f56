using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Somebody has lost what they sign in with, and two others must say that it is they who ask before they may set their
/// account up anew (ASVS V6.4.4). No single person can let anyone into an account: not an officer, and not the operator.
/// </summary>
public sealed class Recovery : IEvidenced
{
    /// <summary>How many different people must confirm.</summary>
    public const int Needed = 2;

    /// <summary>How long it waits for them; after that it is asked anew.</summary>
    public static readonly Duration Lasting = Duration.FromDays(7);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Account Account { get; init; } = null!;
    public required Instant AskedAt { get; init; }

    /// <summary>When it was granted, refused, or no longer needed. Two saves that both set it cannot both succeed.</summary>
    public Instant? EndedAt { get; set; }

    public List<RecoveryConfirmation> Confirmations { get; } = [];

    /// <summary>Another at every confirmation, so that of two at once the later is asked to look again.</summary>
    public Guid Stamp { get; private set; }

    Guid IEvidenced.EvidenceId => AccountId;

    public static Recovery New(Account account, Instant now) =>
        new()
        {
            Id = Ids.New(now),
            AccountId = account.Id,
            Account = account,
            AskedAt = now,
            Stamp = Ids.New(now),
        };

    /// <summary>Writes down that somebody has made sure who asks.</summary>
    public void Confirm(Actor actor, string reason, Instant now)
    {
        Stamp = Ids.New(now);
        Confirmations.Add(
            new()
            {
                Id = Ids.New(now),
                RecoveryId = Id,
                ById = actor.Id,
                ByName = actor.Name,
                Reason = reason,
                At = now,
                AboutId = AccountId,
            }
        );
    }
}

/// <summary>One of the two has made sure who asks.</summary>
public sealed class RecoveryConfirmation : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RecoveryId { get; init; }

    /// <summary>The account of the officer; null for the operator of the machine.</summary>
    public required Guid? ById { get; init; }

    /// <summary>As people call them.</summary>
    public required string ByName { get; init; }

    /// <summary>How they know that it is the person.</summary>
    public required string Reason { get; init; }

    public required Instant At { get; init; }

    /// <summary>The account it is about.</summary>
    public required Guid AboutId { get; init; }

    Guid IEvidenced.EvidenceId => AboutId;
}

/// <summary>Finds recoveries, and those who may confirm them.</summary>
public static class Recoveries
{
    /// <summary>Those that still wait, of the accounts an actor may confirm for.</summary>
    public static IQueryable<Recovery> RecoveriesFor(this Db db, Actor actor, Instant now) =>
        db.OpenRecoveries(now).Where(r => db.RecoverableBy(actor, now).Any(a => a.Id == r.AccountId));

    /// <summary>
    /// The accounts an actor may confirm for: open, set up, not their own, and of people who hold every office of theirs
    /// where the actor keeps the membership. Whoever keeps a branch does not thereby let anyone in who also serves above it.
    /// </summary>
    public static IQueryable<Account> RecoverableBy(this Db db, Actor actor, Instant now)
    {
        var held = db.HeldOn(now.UkDate());
        var reach = db.UnitsVisibleTo(actor, Duty.KeepMembership);
        return db
            .Accounts.Where(a => a.DisabledAt == null && a.EmailConfirmed && a.Id != actor.Id)
            .Where(a => held.Any(h => h.EmailKey == a.EmailKey))
            .Where(a => !held.Any(h => h.EmailKey == a.EmailKey && !reach.Any(u => u.Id == h.UnitId)));
    }

    /// <summary>
    /// Whom to ask: the officers nearest to the person who may confirm, from the unit itself upwards until there are two.
    /// </summary>
    public static async Task<IReadOnlyList<Appointment>> ConfirmersAsync(
        this Db db,
        Account account,
        LocalDate day,
        CancellationToken stop
    )
    {
        var units = db.HeldOn(day).Where(h => h.EmailKey == account.EmailKey).Select(h => h.UnitId).Distinct();
        var above = db.Set<UnitAbove>();
        var over = await db.HeldOn(day)
            .Where(h => h.EmailKey != account.EmailKey)
            .Where(h => units.All(u => above.Any(a => a.UnitId == u && a.AboveId == h.UnitId)))
            .Select(h => new
            {
                Appointment = h,
                Steps = above.Where(a => a.AboveId == h.UnitId && units.Contains(a.UnitId)).Max(a => a.Steps),
            })
            .ToListAsync(stop);
        var book = await DutyBook.OfAsync(db, [.. over.Select(o => o.Appointment.UnitId).Distinct()], day, stop);
        var reaching = over.Where(o => book.Carries(o.Appointment.UnitId, o.Appointment.Office, Duty.KeepMembership));
        List<Appointment> asked = [];
        foreach (var level in reaching.GroupBy(r => r.Steps).OrderBy(g => g.Key))
        {
            if (asked.Count >= Recovery.Needed)
                break;
            asked.AddRange(
                level
                    .Select(r => r.Appointment)
                    .DistinctBy(a => a.EmailKey)
                    .Where(a => asked.TrueForAll(b => b.EmailKey != a.EmailKey))
            );
        }
        return asked;
    }

    /// <summary>Those of any account that still wait.</summary>
    internal static IQueryable<Recovery> OpenRecoveries(this Db db, Instant now)
    {
        var oldest = now - Recovery.Lasting;
        return db.Recoveries.Where(r => r.EndedAt == null && r.AskedAt > oldest);
    }

    /// <summary>
    /// Ends what lapsed for an account, in the current save. What somebody opened a moment ago stands: whoever comes second finds
    /// it at their save. Never saves.
    /// </summary>
    internal static async Task EndLapsedRecoveriesAsync(
        this Db db,
        Account account,
        Instant now,
        CancellationToken stop
    )
    {
        var oldest = now - Recovery.Lasting;
        var lapsed = db.Recoveries.Where(r => r.AccountId == account.Id && r.EndedAt == null && r.AskedAt <= oldest);
        await EndAsync(lapsed, now, stop);
    }

    /// <summary>
    /// Ends what is under way for an account, with the link if there is one, in the current save: nothing is lost after all.
    /// Never saves.
    /// </summary>
    internal static async Task EndRecoveriesAsync(this Db db, Account account, Instant now, CancellationToken stop)
    {
        await EndAsync(db.Recoveries.Where(r => r.AccountId == account.Id && r.EndedAt == null), now, stop);
        await db.EndLinksAsync(account, LinkPurpose.Invitation, now, stop);
    }

    private static async Task EndAsync(IQueryable<Recovery> recoveries, Instant now, CancellationToken stop)
    {
        foreach (var recovery in await recoveries.ToListAsync(stop))
            recovery.EndedAt = now;
    }
}

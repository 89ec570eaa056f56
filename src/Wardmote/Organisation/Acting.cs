using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>From an account to an actor: its name, and where the offices held today under its address reach.</summary>
public static class Acting
{
    /// <summary>The actor behind an account; null when there is no such account.</summary>
    public static async Task<Actor?> ActorAsync(this Db db, Guid accountId, LocalDate today, CancellationToken stop) =>
        await db.ActorAsync(
            await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, stop),
            today,
            stop
        );

    /// <summary>The actor whose account has an e-mail address; null when there is no such account.</summary>
    public static async Task<Actor?> ActorAsync(this Db db, string email, LocalDate today, CancellationToken stop)
    {
        var key = Keys.Email(email);
        return await db.ActorAsync(
            await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key, stop),
            today,
            stop
        );
    }

    private static async Task<Actor?> ActorAsync(this Db db, Account? account, LocalDate today, CancellationToken stop)
    {
        if (account is null)
            return null;
        var held = await db
            .Appointments.Where(a => a.EmailKey == account.EmailKey)
            .Where(a => a.From <= today && (a.Until == null || a.Until >= today))
            .Select(a => new { a.UnitId, a.Office })
            .ToListAsync(stop);
        var reach = Enum.GetValues<Duty>()
            .ToDictionary(
                duty => duty,
                duty =>
                    held.Where(h => Duties.Offices(duty).Contains(h.Office)).Select(h => h.UnitId).Distinct().ToArray()
            );
        return Actor.SignedIn(account.Id, account.PersonName, reach);
    }
}

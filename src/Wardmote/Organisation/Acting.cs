using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// From an account to an actor: its name, and where the offices held today under its address reach. It is asked afresh
/// every time, so an office that ended yesterday gives nothing today.
/// </summary>
public static class Acting
{
    /// <summary>The actor behind an account; null when it is unknown, disabled, or its holder holds no office today.</summary>
    public static Task<Actor?> ActorAsync(this Db db, Guid accountId, LocalDate today, CancellationToken stop) =>
        db.ActorAsync(db.Accounts.Where(a => a.Id == accountId), today, stop);

    /// <summary>The actor whose account has an e-mail address; null as above.</summary>
    public static Task<Actor?> ActorAsync(this Db db, string email, LocalDate today, CancellationToken stop)
    {
        var key = Keys.Email(email);
        return db.ActorAsync(db.Accounts.Where(a => a.EmailKey == key), today, stop);
    }

    /// <summary>The actor whose calendar asks by a secret address; null as above, and once it was replaced or ended.</summary>
    public static Task<Actor?> ActorByCalendarAsync(this Db db, string token, LocalDate today, CancellationToken stop)
    {
        var hash = Secret.Hash(token);
        var addresses = db.CalendarAddresses.Where(c => c.TokenHash == hash);
        return db.ActorAsync(db.Accounts.Where(a => addresses.Any(c => c.AccountId == a.Id)), today, stop);
    }

    /// <summary>The appointments in force on a day, as <see cref="Appointment.HeldOn"/> but in the database.</summary>
    public static IQueryable<Appointment> HeldOn(this Db db, LocalDate day) =>
        db.Appointments.Where(a => a.From <= day && (a.Until == null || a.Until >= day));

    private static async Task<Actor?> ActorAsync(
        this Db db,
        IQueryable<Account> accounts,
        LocalDate today,
        CancellationToken stop
    )
    {
        var held = await (
            from account in accounts
            join appointment in db.HeldOn(today) on account.EmailKey equals appointment.EmailKey
            where account.DisabledAt == null
            select new
            {
                account.Id,
                account.PersonName,
                appointment.UnitId,
                appointment.Office,
            }
        ).ToListAsync(stop);
        if (held.Count == 0)
            return null;
        var book = await DutyBook.OfAsync(db, held.ConvertAll(h => h.UnitId), today, stop);
        var reach = Enum.GetValues<Duty>()
            .ToDictionary(
                duty => duty,
                duty =>
                    held.Where(h => book.Carries(h.UnitId, h.Office, duty)).Select(h => h.UnitId).Distinct().ToArray()
            );
        return Actor.SignedIn(held[0].Id, held[0].PersonName, reach);
    }
}

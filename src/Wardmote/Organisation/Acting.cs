using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// From an account to an actor: its name, and where the offices held today under its address reach. It is asked afresh
/// every time, so an office that ended yesterday gives nothing today. Whoever <see cref="IGateAccess"/> keeps out is an
/// actor who reaches nothing, and says why: <see cref="Actor.Missing"/>.
/// </summary>
public sealed class Acting(Db db, IGateAccess gate)
{
    /// <summary>The actor behind an account; null when it is unknown, disabled, or its holder holds no office today.</summary>
    public Task<Actor?> ActorAsync(Guid accountId, LocalDate today, CancellationToken stop) =>
        ActorAsync(db.Accounts.Where(a => a.Id == accountId), today, stop);

    /// <summary>The actor whose account has an e-mail address; null as above.</summary>
    public Task<Actor?> ActorAsync(string email, LocalDate today, CancellationToken stop)
    {
        var key = Keys.Email(email);
        return ActorAsync(db.Accounts.Where(a => a.EmailKey == key), today, stop);
    }

    /// <summary>
    /// The actor whose calendar asks by a secret address; null as above, once it was replaced or ended, and while something
    /// is missing: a calendar can tell nobody what.
    /// </summary>
    public async Task<Actor?> ActorByCalendarAsync(string token, LocalDate today, CancellationToken stop)
    {
        var hash = Secret.Hash(token);
        var addresses = db.CalendarAddresses.Where(c => c.TokenHash == hash);
        var actor = await ActorAsync(db.Accounts.Where(a => addresses.Any(c => c.AccountId == a.Id)), today, stop);
        return actor is { IsKeptOut: false } ? actor : null;
    }

    private async Task<Actor?> ActorAsync(IQueryable<Account> accounts, LocalDate today, CancellationToken stop)
    {
        var held = await (
            from account in accounts
            join appointment in db.HeldOn(today) on account.EmailKey equals appointment.EmailKey
            where account.DisabledAt == null
            select new
            {
                account.Id,
                account.PersonName,
                account.EmailKey,
                appointment.UnitId,
                appointment.Office,
            }
        ).ToListAsync(stop);
        if (held.Count == 0)
            return null;
        var missing = await gate.MissingAsync(held[0].Id, held[0].EmailKey, today, stop);
        if (missing.Count > 0)
            return Actor.KeptOut(held[0].Id, held[0].PersonName, missing);
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

public static class Appointments
{
    /// <summary>The appointments in force on a day, as <see cref="Appointment.HeldOn"/> but in the database.</summary>
    public static IQueryable<Appointment> HeldOn(this Db db, LocalDate day) =>
        db.Appointments.Where(a => a.From <= day && (a.Until == null || a.Until >= day));

    /// <summary>The address an actor's own offices are held under, as a key; null for the operator and Wardmote.</summary>
    public static Task<string?> EmailKeyOfAsync(this Db db, Actor actor, CancellationToken stop) =>
        db.Accounts.Where(a => a.Id == actor.Id).Select(a => (string?)a.EmailKey).SingleOrDefaultAsync(stop);

    /// <summary>Lets nobody in who holds no office on a day.</summary>
    /// <param name="ask">Who can help them: "your secretary".</param>
    /// <exception cref="Refused">The account's holder holds none.</exception>
    internal static async Task RequireOfficeAsync(
        this Db db,
        Account account,
        LocalDate day,
        string ask,
        CancellationToken stop
    )
    {
        if (!await db.HeldOn(day).AnyAsync(a => a.EmailKey == account.EmailKey, stop))
            throw new Refused($"You hold no office today, so there is nothing to open. Ask {ask}.");
    }
}

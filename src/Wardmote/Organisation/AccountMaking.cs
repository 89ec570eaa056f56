using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>An account, and the office that lets its holder in: the first of those they hold.</summary>
public sealed record OfficersAccount(Account Account, Appointment Appointment);

/// <summary>The account of someone who holds an office: the one there is, or a new one in the current save.</summary>
public static partial class AccountMaking
{
    /// <summary>The open accounts of people who hold or held an office where the actor keeps the membership.</summary>
    public static IQueryable<Account> AccountsWithin(this Db db, Actor actor)
    {
        var open = db.Accounts.Where(a => a.DisabledAt == null);
        if (actor.Everywhere)
            return open;
        var reach = db.UnitsVisibleTo(actor, Duty.KeepMembership);
        var appointments = db.Appointments;
        return open.Where(a => appointments.Any(p => p.EmailKey == a.EmailKey && reach.Any(u => u.Id == p.UnitId)));
    }

    /// <summary>One of <see cref="AccountsWithin"/>.</summary>
    /// <exception cref="Refused">There is no such account.</exception>
    internal static async Task<Account> AccountWithinAsync(
        this Db db,
        Actor actor,
        string email,
        CancellationToken stop
    )
    {
        var key = Keys.Email(email);
        return await db.AccountsWithin(actor).SingleOrDefaultAsync(a => a.EmailKey == key, stop)
            ?? throw new Refused("No open account in your units has that address.", "Email");
    }

    /// <summary>Finds or makes the account of whoever holds an office under an address today.</summary>
    /// <param name="actor">Must reach a unit of one of those offices.</param>
    /// <exception cref="Refused">
    /// The address has look-alike letters, nobody within the actor's reach holds an office under it, or its account is closed.
    /// </exception>
    public static async Task<OfficersAccount> AccountOfOfficerAsync(
        this Db db,
        Actor actor,
        string email,
        Instant now,
        CancellationToken stop
    )
    {
        // Letters of other alphabets look like these and are not: аnna@ is not anna@. Domains with such letters have an
        // ASCII form (xn--…), which is welcome.
        if (!Plain().IsMatch(email.Trim()))
            throw new Refused(
                "Give an e-mail address in plain letters a to z, digits and signs, like name@example.org.",
                "Email"
            );
        var key = Keys.Email(email);
        var reach = db.UnitsVisibleTo(actor, Duty.KeepMembership);
        var appointment =
            await db.HeldOn(now.UkDate())
                .Where(a => a.EmailKey == key && reach.Any(u => u.Id == a.UnitId))
                .OrderBy(a => a.From)
                .FirstOrDefaultAsync(stop)
            ?? throw new Refused(
                "Nobody in your units holds an office under that address today. Add the office first.",
                "Email"
            );
        if (await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, stop) is { } known)
            return known.DisabledAt is null
                ? new(known, appointment)
                : throw new Refused("That account has been closed.", "Email");
        var account = new Account
        {
            Id = Ids.New(now),
            PersonName = appointment.PersonName,
            EmailKey = key!,
            Email = email.Trim(),
            NormalizedEmail = key,
            UserName = key,
            NormalizedUserName = key,
            SecurityStamp = Secret.NewToken(),
            InvitedAt = now,
        };
        db.Add(account);
        return new(account, appointment);
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,189}$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}

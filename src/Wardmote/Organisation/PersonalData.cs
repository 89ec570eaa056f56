using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>The offices a person holds or has held in the unit and the units below it.</summary>
public sealed class OfficesHeld(Db db, Journal journal, IClock clock) : IHoldPersonalData
{
    public string Source => "Offices held";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var offices = await db
            .Appointments.AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.Unit.Above.Any(u => u.AboveId == sought.UnitId))
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        return
        [
            .. offices
                .Where(a => emailKeys.Contains(a.EmailKey) || Keys.Name(a.PersonName) == nameKey)
                .Select(a => new HeldRecord(
                    a.Id.ToString(),
                    $"{a.Office}, {a.Unit.Name}",
                    Linked: false,
                    [
                        new("Unit", a.Unit.Name),
                        new("Office", a.Office),
                        new("Name", a.PersonName),
                        new("E-mail", a.Email),
                        new("From", LocalDatePattern.Iso.Format(a.From)),
                        new("Until", a.Until is { } until ? LocalDatePattern.Iso.Format(until) : null),
                    ]
                )),
        ];
    }

    // That someone held the office stays, because what was done in it stays; who it was goes.
    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Appointments.FindAsync([Guid.Parse(key)], stop) is not { } appointment)
            return;
        if (appointment.Until is null || appointment.Until >= clock.Today())
            throw new Refused("This office is still held. End the appointment first, with the next list of offices.");
        appointment.Forget();
        await journal.ForgetAsync(appointment.Id, stop);
        journal.Write(
            Author.System,
            new(
                "AppointmentErased",
                appointment.Id,
                appointment.UnitId,
                $"The name of a former {appointment.Office} was removed for {erasing.Reference}."
            )
        );
    }
}

/// <summary>Accounts for signing in, of people who hold or have held an office in the unit or a unit below it.</summary>
public sealed class AccountsHeld(Db db, Journal journal, IClock clock) : IHoldPersonalData
{
    public string Source => "Accounts";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var emailKeys = sought.EmailKeys();
        var appointments = db.Appointments;
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a =>
                appointments.Any(h => h.EmailKey == a.EmailKey && h.Unit.Above.Any(u => u.AboveId == sought.UnitId))
            )
            .ToListAsync(stop);
        var nameKey = Keys.Name(sought.Name);
        List<HeldRecord> records = [];
        foreach (var account in accounts)
        {
            if (!emailKeys.Contains(account.EmailKey) && Keys.Name(account.PersonName) != nameKey)
                continue;
            records.Add(
                new(
                    account.Id.ToString(),
                    "Account for signing in",
                    Linked: false,
                    [
                        new("Name", account.PersonName),
                        new("E-mail", account.Email),
                        new("Invited", Moment(account.InvitedAt)),
                        new("Closed", account.DisabledAt is { } closed ? Moment(closed) : null),
                        new("Calendar address made", await CalendarAsync(account, stop)),
                        new("Authenticator app", account.SealedTotpSecret is null ? "not set up" : "set up"),
                        new("Passkeys", await PasskeysAsync(account, stop)),
                        new("Single sign-on", await ProviderAsync(account, stop)),
                        new("Recovery codes left", await RecoveryCodesAsync(account, stop)),
                        .. await SessionsAsync(account, stop),
                    ]
                )
            );
        }
        return records;
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Accounts.FindAsync([Guid.Parse(key)], stop) is not { } account)
            return;
        var today = clock.Today();
        if (
            await db.Appointments.AnyAsync(
                a => a.EmailKey == account.EmailKey && (a.Until == null || a.Until >= today),
                stop
            )
        )
            throw new Refused("The holder of this account still holds an office. End the appointment first.");
        db.RemoveRange(await db.Sessions.Where(s => s.AccountId == account.Id).ToListAsync(stop));
        db.RemoveRange(await db.Passkeys.Where(p => p.AccountId == account.Id).ToListAsync(stop));
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(stop));
        db.RemoveRange(await db.ProviderBindings.Where(b => b.AccountId == account.Id).ToListAsync(stop));
        db.RemoveRange(await db.CalendarAddresses.Where(c => c.AccountId == account.Id).ToListAsync(stop));
        account.Forget(clock.GetCurrentInstant());
        await journal.ForgetAsync(account.Id, stop);
        journal.Write(
            Author.System,
            new("AccountErased", account.Id, null, $"An account was removed for {erasing.Reference}.")
        );
    }

    private async Task<string?> PasskeysAsync(Account account, CancellationToken stop)
    {
        var names = await db
            .Passkeys.Where(p => p.AccountId == account.Id)
            .OrderBy(p => p.MadeAt)
            .Select(p => p.Name)
            .ToListAsync(stop);
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private async Task<string?> ProviderAsync(Account account, CancellationToken stop) =>
        await db.ProviderBindings.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == account.Id, stop)
            is { } binding
            ? $"{binding.Subject} at {binding.Issuer}, since {Moment(binding.BoundAt)}"
            : null;

    private async Task<string> RecoveryCodesAsync(Account account, CancellationToken stop) =>
        PlainDates.Figure(await db.RecoveryCodes.CountAsync(c => c.AccountId == account.Id && c.UsedAt == null, stop));

    private async Task<string?> CalendarAsync(Account account, CancellationToken stop) =>
        await db.CalendarAddresses.AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account.Id, stop)
            is { } address
            ? Moment(address.MadeAt)
            : null;

    private async Task<IEnumerable<HeldField>> SessionsAsync(Account account, CancellationToken stop)
    {
        var sessions = await db
            .Sessions.AsNoTracking()
            .Where(s => s.AccountId == account.Id)
            .OrderBy(s => s.BeganAt)
            .ToListAsync(stop);
        return sessions.Select(s => new HeldField($"Signed in on {Moment(s.BeganAt)}", s.Device));
    }

    private static string Moment(Instant at) => LocalDatePattern.Iso.Format(at.UkDate());
}

internal static class SoughtKeys
{
    /// <summary>The comparison keys of every address given or known.</summary>
    internal static HashSet<string> EmailKeys(this Sought sought) =>
        sought.Emails.Select(Keys.Email).OfType<string>().ToHashSet(StringComparer.Ordinal);
}

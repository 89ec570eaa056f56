using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>One thing that lets somebody in, or keeps them out.</summary>
/// <param name="Holds">Whether it is so.</param>
public sealed record AccessReason(bool Holds, string Sentence);

/// <summary>Whether somebody may see something today, and every reason for it.</summary>
public sealed record AccessAnswer(bool Opens, IReadOnlyList<AccessReason> Reasons);

/// <summary>
/// Says why somebody may see something or may not: their account, their training, the office that carries the duty, and
/// whether it reaches the unit (R13, R71). It asks what sign-in asks, and decides nothing itself.
/// </summary>
public sealed class AccessExplaining(Db db, IGateAccess gate, IClock clock)
{
    /// <summary>Explains for today.</summary>
    /// <param name="email">Of the person.</param>
    /// <param name="duty">What the page asks for; null when any office will do.</param>
    /// <param name="unitId">The unit that the record belongs to; null for a page that shows whatever is in reach.</param>
    /// <param name="beforeTraining">Whether the page opens even to an officer who is not trained yet.</param>
    public async Task<AccessAnswer> OfAsync(
        string email,
        Duty? duty,
        Guid? unitId,
        bool beforeTraining,
        CancellationToken stop
    )
    {
        var reasons = new List<AccessReason>();
        void Say(bool holds, string sentence) => reasons.Add(new(holds, sentence));

        var key = Keys.Email(email);
        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key, stop);
        Say(
            account is { DisabledAt: null, PasswordHash: not null },
            account switch
            {
                null => "Nobody has an account with that address.",
                { DisabledAt: { } at } => $"The account was closed on {at.UkDate().DayMonthYear()}.",
                { PasswordHash: null } => "They were invited, and have not made their account yet.",
                _ => $"{account.PersonName} has an open account.",
            }
        );
        var today = clock.Today();
        var all = await db
            .Appointments.AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.EmailKey == key)
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        var held = all.Where(a => a.HeldOn(today)).ToList();
        foreach (var appointment in all)
            Say(appointment.HeldOn(today), Holding(appointment, today));
        if (all.Count == 0)
            Say(false, "They hold no office, and never did.");
        var missing = account is null ? [] : await gate.MissingAsync(account.Id, account.EmailKey, today, stop);
        foreach (var lack in missing)
            Say(false, lack);
        var reaching = duty is { } asked ? await CarryingAsync(held, asked, Say, stop) : held;
        if (unitId is { } unit && reaching.Count > 0)
            reaching = await ReachingAsync(reaching, unit, Say, stop);
        var isKeptOut = missing.Count > 0 && !beforeTraining;
        return new(reasons[0].Holds && !isKeptOut && reaching.Count > 0, reasons);
    }

    private async Task<List<Appointment>> CarryingAsync(
        List<Appointment> held,
        Duty duty,
        Action<bool, string> say,
        CancellationToken stop
    )
    {
        var book = await DutyBook.OfAsync(db, held.ConvertAll(a => a.UnitId), clock.Today(), stop);
        var carrying = held.Where(a => book.Carries(a.UnitId, a.Office, duty)).ToList();
        foreach (var appointment in held)
            say(
                carrying.Contains(appointment),
                $"The {appointment.Office} of {appointment.Unit.Name} {(carrying.Contains(appointment) ? "may" : "may not")} {duty.InWords()}."
            );
        return carrying;
    }

    private async Task<List<Appointment>> ReachingAsync(
        List<Appointment> carrying,
        Guid unitId,
        Action<bool, string> say,
        CancellationToken stop
    )
    {
        var above = await db.Set<UnitAbove>().Where(a => a.UnitId == unitId).Select(a => a.AboveId).ToListAsync(stop);
        var name = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).SingleAsync(stop);
        foreach (var appointment in carrying)
            say(
                above.Contains(appointment.UnitId),
                appointment.UnitId == unitId ? $"It belongs to {name}."
                    : above.Contains(appointment.UnitId)
                        ? $"It belongs to {name}, which is under {appointment.Unit.Name}."
                    : $"It belongs to {name}, which is not under {appointment.Unit.Name}."
            );
        return carrying.FindAll(a => above.Contains(a.UnitId));
    }

    private static string Holding(Appointment appointment, LocalDate today)
    {
        var office = $"{appointment.PersonName}, {appointment.Office} of {appointment.Unit.Name}";
        return appointment switch
        {
            { Until: { } until } when until < today => $"{office} until {until.DayMonthYear()}.",
            { From: var from } when from > today => $"{office} from {from.DayMonthYear()} on.",
            _ => $"{office} since {appointment.From.DayMonthYear()}.",
        };
    }
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>What whoever leaves an office has in hand, and who comes after them.</summary>
[Carries(Duty.KeepMembership)]
public sealed class HandoverModel(Db db, IEnumerable<IHandOver> rooms, IClock clock) : StaffPage(db)
{
    /// <summary>What becomes of the account.</summary>
    public enum Standing
    {
        None,
        Closed,
        Needed,
        Ends,
    }

    public Unit Unit { get; private set; } = null!;
    public Appointment Appointment { get; private set; } = null!;
    public IReadOnlyList<InHand> InHand { get; private set; } = [];

    /// <summary>Others who hold the office today.</summary>
    public IReadOnlyList<string> Successors { get; private set; } = [];

    /// <summary>The offices they hold besides.</summary>
    public IReadOnlyList<string> OtherOffices { get; private set; } = [];

    public Standing Account { get; private set; }
    public bool HandlesRights => Actor.Carries(Duty.HandleRights);
    public LocalDate Today => clock.Today();

    public async Task<IActionResult> OnGetAsync(string code, Guid id, CancellationToken stop)
    {
        var appointment = await Db
            .Appointments.AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => Db.UnitsVisibleTo(Actor, Duty.KeepMembership).Any(u => u.Id == a.UnitId && u.Code == code))
            .FirstOrDefaultAsync(a => a.Id == id, stop);
        if (appointment is null)
            return NotFound();
        (Appointment, Unit) = (appointment, appointment.Unit);
        var inHand = new List<InHand>();
        foreach (var room in rooms)
            inHand.AddRange(await room.OfAsync(appointment.EmailKey, Unit.Id, stop));
        InHand = inHand;
        var held = await Db.HeldOn(Today)
            .AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.Id != id)
            .Where(a => a.EmailKey == appointment.EmailKey || (a.UnitId == Unit.Id && a.Office == appointment.Office))
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        Successors = [.. held.Where(a => a.EmailKey != appointment.EmailKey).Select(a => a.PersonName)];
        OtherOffices =
        [
            .. held.Where(a => a.EmailKey == appointment.EmailKey).Select(a => $"{a.Office} of {a.Unit.Name}"),
        ];
        var account = await Db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.EmailKey == appointment.EmailKey, stop);
        Account =
            account is null ? Standing.None
            : account.DisabledAt is not null ? Standing.Closed
            : OtherOffices.Count > 0 ? Standing.Needed
            : Standing.Ends;
        return Page();
    }
}

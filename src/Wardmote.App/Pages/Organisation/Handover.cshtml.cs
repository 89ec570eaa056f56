using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>What whoever leaves an office has in hand, what it lets them do, where they are signed in, and who comes after them.</summary>
[Carries(Duty.KeepMembership)]
public sealed class HandoverModel(
    Db db,
    IEnumerable<IHandOver> rooms,
    LiveSessions sessions,
    EndSessionsOf signOut,
    IClock clock
) : StaffUnitPage(db, Duty.KeepMembership, "/organisation")
{
    /// <summary>What becomes of the account.</summary>
    public enum Standing
    {
        None,
        Closed,
        Needed,
        Ends,
    }

    [BindProperty, Display(Name = "Why are they signed out?"), StringLength(500)]
    public string? Reason { get; set; }

    public Appointment Appointment { get; private set; } = null!;
    public IReadOnlyList<InHand> InHand { get; private set; } = [];

    /// <summary>Others who hold the office today.</summary>
    public IReadOnlyList<string> Successors { get; private set; } = [];

    /// <summary>The offices they hold besides.</summary>
    public IReadOnlyList<string> OtherOffices { get; private set; } = [];

    /// <summary>The duties that the office carries here.</summary>
    public IReadOnlyList<Duty> Duties { get; private set; } = [];

    public Standing Account { get; private set; }

    /// <summary>The browsers signed in to their account, the one used last first.</summary>
    public IReadOnlyList<LiveSession> Browsers { get; private set; } = [];

    public bool HandlesRights => Actor.Carries(Duty.HandleRights);
    public LocalDate Today => clock.Today();

    public DateTimeZone Zone => UkTime.Zone;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid)
            return Page();
        await signOut.RunAsync(Actor, Appointment.Email, sessionId: null, Reason ?? "", stop);
        return Done("They are signed out everywhere.", $"/handover/{Appointment.Id}");
    }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        var appointment = await Db
            .Appointments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && a.UnitId == Unit.Id, stop);
        if (appointment is null)
            return false;
        Appointment = appointment;
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
        var book = await DutyBook.OfAsync(Db, [Unit.Id], Today, stop);
        Duties = [.. Enum.GetValues<Duty>().Where(d => book.Offices(Unit.Id, d).Contains(appointment.Office))];
        if (account is { DisabledAt: null })
            Browsers = await sessions.OfAsync(account.Id, stop);
        return true;
    }
}

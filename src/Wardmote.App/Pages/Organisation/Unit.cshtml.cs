using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Members;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>One unit: who holds office, who answers for its data, how the public reaches it, and what is under it.</summary>
[Carries(Duty.KeepMembership)]
public sealed class UnitModel(Db db, IEnumerable<IHandOver> rooms, IClock clock, Installation installation)
    : StaffPage(db)
{
    public Unit Unit { get; private set; } = null!;

    /// <summary>The nearest unit at or above it that answers for personal data; null when there is none (R4).</summary>
    public Unit? Controller { get; private set; }

    public IReadOnlyList<Appointment> Held { get; private set; } = [];
    public IReadOnlyList<Appointment> Past { get; private set; } = [];

    /// <summary>Of those who held an office here, by the key of their address, who has something in hand yet.</summary>
    public IReadOnlySet<string> StillInHand { get; private set; } = new HashSet<string>();

    public IReadOnlyList<string> Vacant { get; private set; } = [];

    /// <summary>Who acts when nobody here carries the duty: officers of the nearest unit above with a secretary or chair.</summary>
    public IReadOnlyList<Appointment> Fallback { get; private set; } = [];

    /// <summary>The offices that are not on the committee, with the reason (R13).</summary>
    public IReadOnlyDictionary<string, string> OffCommittee { get; private set; } = new Dictionary<string, string>();

    /// <summary>Whether the officer says which offices are on the committee.</summary>
    public bool SetsCommittee { get; private set; }

    public IReadOnlyList<Unit> Below { get; private set; } = [];
    public int MemberCount { get; private set; }
    public LocalDate Today { get; private set; }

    /// <summary>Where the public asks this unit's controller.</summary>
    public string? PublicForm =>
        Controller is null ? null : new Uri(installation.Address, $"/ask/{Controller.Code}").ToString();

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var visible = Db.UnitsVisibleTo(Actor, Duty.KeepMembership);
        var unit = await visible.AsNoTracking().Include(u => u.Parent).FirstOrDefaultAsync(u => u.Code == code, stop);
        if (unit is null)
            return NotFound();
        Unit = unit;
        Today = clock.Today();
        var chain = await Db
            .Units.AsNoTracking()
            .Include(u => u.Above)
            .Where(u => Db.Set<UnitAbove>().Any(a => a.UnitId == unit.Id && a.AboveId == u.Id))
            .ToListAsync(stop);
        var upwards = chain.OrderByDescending(u => u.Above.Count).ToList();
        Controller = upwards.Find(u => u.IsController);
        var appointments = await Db
            .Appointments.AsNoTracking()
            .Where(a => Db.Set<UnitAbove>().Any(u => u.UnitId == unit.Id && u.AboveId == a.UnitId))
            .OrderBy(a => a.Office)
            .ThenBy(a => a.From)
            .ToListAsync(stop);
        var here = appointments.Where(a => a.UnitId == unit.Id).ToList();
        Held = [.. here.Where(a => a.Until is null || a.Until >= Today)];
        Past = [.. here.Where(a => a.Until < Today)];
        StillInHand = await StillInHandAsync(unit, stop);
        Vacant = Vacancies.Of(unit, Held.Where(a => a.HeldOn(Today)).Select(a => a.Office));
        if (Vacant.Count > 0)
            Fallback =
            [
                .. upwards
                    .Skip(1)
                    .Select(u =>
                        appointments
                            .Where(a => a.UnitId == u.Id && a.HeldOn(Today) && a.Office is "secretary" or "chair")
                            .ToList()
                    )
                    .FirstOrDefault(found => found.Count > 0)
                    ?? [],
            ];
        Below = await visible.AsNoTracking().Where(u => u.ParentId == unit.Id).OrderBy(u => u.Code).ToListAsync(stop);
        OffCommittee = await Db.VisibleTo<OffCommittee>(Actor, Duty.KeepMembership)
            .Where(o => o.UnitId == unit.Id)
            .ToDictionaryAsync(o => o.Office, o => o.Because, StringComparer.Ordinal, stop);
        SetsCommittee = await Db.UnitsVisibleTo(Actor, Duty.HandleRights).AnyAsync(u => u.Id == unit.Id, stop);
        MemberCount = await CountMembersAsync(unit, stop);
        return Page();
    }

    private async Task<IReadOnlySet<string>> StillInHandAsync(Unit unit, CancellationToken stop)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        foreach (var left in Past.Select(a => a.EmailKey).Except(Held.Select(a => a.EmailKey)))
        foreach (var room in rooms)
            if ((await room.OfAsync(left, unit.Id, stop)).Count > 0)
                people.Add(left);
        return people;
    }

    private Task<int> CountMembersAsync(Unit unit, CancellationToken stop)
    {
        var above = Db.Set<UnitAbove>();
        var members = Db.MembersVisibleTo(Actor, Today).Where(m => m.LeftOn == null);
        if (unit.Kind == UnitKind.Branch)
            return members.CountAsync(m => m.BranchId == unit.Id, stop);
        if (!unit.Kind.IsJoined())
            return members.CountAsync(m => above.Any(a => a.UnitId == m.UnitId && a.AboveId == unit.Id), stop);
        var seats = Db.GroupMemberships;
        return seats.CountAsync(s => s.UnitId == unit.Id && (s.Until == null || s.Until >= Today), stop);
    }
}

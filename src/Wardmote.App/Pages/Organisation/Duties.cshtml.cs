using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.App.SignIn;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Pages.Organisation;

/// <summary>Who carries which duty in a unit, where an office is vacant, and on whom it falls then.</summary>
[Carries(Duty.KeepMembership)]
public sealed class DutiesModel(Db db, IClock clock) : StaffUnitPage(db, Duty.KeepMembership, "/organisation")
{
    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>One duty.</summary>
    /// <param name="Offices">Those that carry it here.</param>
    /// <param name="Taken">Those that usually carry it and here do not.</param>
    /// <param name="People">Who carries it today, by name and office.</param>
    /// <param name="Above">The nearest above on whom it falls when nobody here carries it; null when nobody does.</param>
    public sealed record Line(
        Duty Duty,
        IReadOnlyList<Office> Offices,
        IReadOnlyList<string> Taken,
        IReadOnlyList<string> People,
        string? Above,
        bool MayChange
    );

    /// <param name="Changed">Whether it carries the duty only because the unit says so.</param>
    /// <param name="StandIn">The office that acts for it while it is vacant; null when it is held, or nobody does.</param>
    public sealed record Office(string Name, bool Changed, bool IsVacant, string? StandIn);

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        var today = clock.Today();
        var upwards = await Db.Set<UnitAbove>()
            .Where(a => a.UnitId == Unit.Id)
            .OrderBy(a => a.Steps)
            .Select(a => a.AboveId)
            .ToListAsync(stop);
        var book = await DutyBook.OfAsync(Db, upwards, today, stop);
        var held = await Db.HeldOn(today)
            .AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => upwards.Contains(a.UnitId))
            .OrderBy(a => a.Office)
            .ThenBy(a => a.From)
            .ToListAsync(stop);
        var granted = await Db.UnitsVisibleTo(Actor, Duty.GrantDuties).AnyAsync(u => u.Id == Unit.Id, stop);
        Lines =
        [
            .. Enum.GetValues<Duty>()
                .Select(duty =>
                {
                    var usual = Duties.Offices(duty);
                    var offices = book.Offices(Unit.Id, duty);
                    var nearest = upwards
                        .Select(above => held.Where(h => h.UnitId == above && book.Carries(above, h.Office, duty)))
                        .Select(people => people.ToList())
                        .ToList();
                    return new Line(
                        duty,
                        [
                            .. offices.Select(o =>
                            {
                                var acts = book.ActsFor(Unit.Id, o);
                                var standsIn = acts is not null && acts != o && book.Carries(Unit.Id, acts, duty);
                                return new Office(o, !usual.Contains(o), acts != o, standsIn ? acts : null);
                            }),
                        ],
                        [.. usual.Except(offices, StringComparer.Ordinal)],
                        [.. nearest[0].Select(h => $"{h.PersonName} ({h.Office})")],
                        nearest.Skip(1).FirstOrDefault(people => people.Count > 0) is [var above, ..]
                            ? $"{above.PersonName} ({above.Office}, {above.Unit.Name})"
                            : null,
                        granted && Actor.Carries(duty)
                    );
                }),
        ];
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Who has a role in a unit today.</summary>
/// <param name="Office">The office that the role comes with here.</param>
/// <param name="IsChosen">Whether the unit chose it instead of the usual one.</param>
/// <param name="Person">Who holds it, else who stands in; null when nobody does.</param>
public sealed record RoleHeld(UnitRole Role, string Office, bool IsChosen, Appointment? Person)
{
    /// <summary>Whether nobody holds the office itself.</summary>
    public bool IsVacant => Person?.Office != Office;

    /// <summary>"Chair, for the vacant office of secretary".</summary>
    public string Capacity =>
        Person is null ? $"Nobody: there is no {Office}"
        : IsVacant ? $"{PlainDates.Capital(Person.Office)}, for the vacant office of {Office}"
        : PlainDates.Capital(Office);
}

/// <summary>A unit with its champion and its lead.</summary>
public sealed record UnitContact(Unit Unit, RoleHeld Champion, RoleHeld Lead)
{
    /// <summary>That there is nobody to ask here at all; null when there is.</summary>
    public Gap? Gap =>
        Champion.Person is not null
            ? null
            : new(
                GapKind.NoChampion,
                Unit,
                $"There is nobody to ask: no {Champion.Office}, and nobody who stands in. Bring in an offices file with an appointment, or give the role to an office that is held."
            );
}

/// <summary>Who is the data-protection champion and who the lead of each unit: by office, and by stand-in where it is vacant (R120, R121).</summary>
public sealed class UnitContacts(Db db, IClock clock)
{
    /// <summary>Those of some units, vacancies first, then in the order of their codes.</summary>
    public async Task<IReadOnlyList<UnitContact>> OfAsync(IQueryable<Unit> units, CancellationToken stop)
    {
        var today = clock.Today();
        var wanted = await units.AsNoTracking().OrderBy(u => u.Code).ToListAsync(stop);
        var choices = await db
            .RoleChoices.AsNoTracking()
            .Where(c => units.Any(u => u.Id == c.UnitId))
            .ToDictionaryAsync(c => (c.UnitId, c.Role), c => c.Office, stop);
        var held = (
            await db.HeldOn(today)
                .AsNoTracking()
                .Where(a => units.Any(u => u.Id == a.UnitId))
                .OrderBy(a => a.From)
                .ThenBy(a => a.Id)
                .ToListAsync(stop)
        ).ToLookup(a => (a.UnitId, a.Office));
        var book = await DutyBook.OfAsync(db, wanted.ConvertAll(u => u.Id), today, stop);
        return
        [
            .. wanted
                .Select(u => new UnitContact(u, Held(u, UnitRole.Champion), Held(u, UnitRole.Lead)))
                .OrderBy(c => c.Champion.Person is not null)
                .ThenBy(c => !c.Champion.IsVacant)
                .ThenBy(c => c.Unit.Code, StringComparer.Ordinal),
        ];

        RoleHeld Held(Unit unit, UnitRole role)
        {
            var chosen = choices.GetValueOrDefault((unit.Id, role));
            var office = chosen ?? role.UsualOffice();
            var acts = book.ActsFor(unit.Id, office);
            return new(role, office, chosen is not null, acts is null ? null : held[(unit.Id, acts)].First());
        }
    }
}

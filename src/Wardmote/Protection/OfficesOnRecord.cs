using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Somebody who holds one of the <see cref="ProtectionOffices"/>, and what is on record of it.</summary>
/// <param name="Others">The other offices they hold today, in any unit.</param>
/// <param name="Declaration">Their last; null when there is none. Only a data-protection officer declares.</param>
public sealed record OfficeHeld(
    Appointment Held,
    IReadOnlyList<Appointment> Others,
    Designation? Designation,
    Declaration? Declaration
)
{
    /// <summary>Those of the others that decide what data is used for.</summary>
    public IEnumerable<Appointment> Deciding => Others.Where(a => ProtectionOffices.Decides(a.Office));

    /// <summary>Whether the same person decides for a controller, so that they cannot be independent.</summary>
    public bool IsOfficerToo => Others.Any(a => a.Office == ProtectionOffices.Officer);

    /// <summary>The last day for the next declaration: a month after they began, or took on an office that decides; else a year after the last.</summary>
    public LocalDate DeclareBy =>
        Declaration is null
            ? Held.From.PlusMonths(1)
            : Deciding
                .Where(a => a.From > Declaration.On)
                .Select(a => a.From.PlusMonths(1))
                .Append(Declaration.Until)
                .Min();
}

/// <summary>What a unit lacks.</summary>
public enum GapKind
{
    NoOfficer,
    NoDpo,
    SamePerson,
    NotDesignated,
    NotDeclared,
    NoContact,
    AnswerDue,
    NoChampion,
}

/// <summary>Something missing, and what to do about it.</summary>
/// <param name="About">The office, or the key of the letter; null where the kind says enough.</param>
public sealed record Gap(GapKind Kind, Unit Unit, string Sentence, string? About = null);

/// <summary>A unit that answers for data itself, and the offices that see to it.</summary>
/// <param name="Officer">The registered data controller's officer; null while vacant.</param>
/// <param name="Dpo">
/// The unit's own; else the name and office alone of whoever it is in the nearest unit above that has one (Art 37(2)); null
/// when there is none.
/// </param>
/// <param name="Contact">Where people reach that data-protection officer; null when nobody has said.</param>
public sealed record ControllerOnRecord(
    Unit Unit,
    OfficeHeld? Officer,
    OfficeHeld? Dpo,
    PublicContact? Contact,
    IReadOnlyList<Gap> Gaps
)
{
    /// <summary>Whether the data-protection officer is the unit's own.</summary>
    public bool HasOwnDpo => Dpo?.Held.UnitId == Unit.Id;
}

/// <summary>Who holds the data-protection offices of controllers today, and what is missing (R96, R101, R102, R104).</summary>
public sealed class OfficesOnRecord(Db db, IClock clock)
{
    /// <summary>How many days before its end a declaration is asked for again.</summary>
    public const int SoonDays = 30;

    /// <summary>Those of some units that answer for data themselves, in the order of their codes.</summary>
    public async Task<IReadOnlyList<ControllerOnRecord>> OfAsync(IQueryable<Unit> units, CancellationToken stop)
    {
        var today = clock.Today();
        var controllers = await units.AsNoTracking().Where(u => u.IsController).OrderBy(u => u.Code).ToListAsync(stop);
        var ids = controllers.ConvertAll(u => u.Id);
        var upwards = (
            await db.Set<UnitAbove>().AsNoTracking().Where(a => ids.Contains(a.UnitId)).ToListAsync(stop)
        ).ToLookup(a => a.UnitId);
        var holders = await HoldersAsync(
            [.. upwards.SelectMany(a => a).Select(a => a.AboveId).Distinct()],
            today,
            stop
        );
        var contacts = await db.PublicContacts.AsNoTracking().ToDictionaryAsync(c => c.UnitId, stop);
        var letters = await db
            .RegulatorLetters.AsNoTracking()
            .Where(l => ids.Contains(l.UnitId) && l.AnswerDue != null && l.AnsweredOn == null)
            .OrderBy(l => l.AnswerDue)
            .ToListAsync(stop);
        var book = await DutyBook.OfAsync(db, ids, today, stop);
        return [.. controllers.Select(OnRecord)];

        ControllerOnRecord OnRecord(Unit unit)
        {
            var officer = holders[(unit.Id, ProtectionOffices.Officer)].FirstOrDefault();
            var dpo = upwards[unit.Id]
                .OrderBy(a => a.Steps)
                .SelectMany(a => holders[(a.AboveId, ProtectionOffices.Dpo)])
                .FirstOrDefault();
            // What is on record of somebody is read where they hold the office.
            if (dpo is not null && dpo.Held.UnitId != unit.Id)
                dpo = new(dpo.Held, [], Designation: null, Declaration: null);
            var contact = dpo is null ? null : contacts.GetValueOrDefault(dpo.Held.UnitId);
            var found = new ControllerOnRecord(unit, officer, dpo, contact, []);
            var open = letters.Where(l => l.UnitId == unit.Id);
            return found with
            {
                Gaps = [.. Vacancies(found, book), .. Missing(found, today), .. Unanswered(unit, open, today)],
            };
        }
    }

    /// <summary>The controller that answers for a unit, with what is on record of it; null when none does.</summary>
    public async Task<ControllerOnRecord?> ForAsync(Guid unitId, CancellationToken stop)
    {
        var above = db.Set<UnitAbove>().Where(a => a.UnitId == unitId);
        var nearest = await db
            .Units.Where(u => u.IsController)
            .Join(above, u => u.Id, a => a.AboveId, (u, a) => new { u.Id, a.Steps })
            .OrderBy(x => x.Steps)
            .FirstOrDefaultAsync(stop);
        return nearest is null ? null : (await OfAsync(db.Units.Where(u => u.Id == nearest.Id), stop))[0];
    }

    private async Task<ILookup<(Guid Unit, string Office), OfficeHeld>> HoldersAsync(
        IReadOnlyCollection<Guid> units,
        LocalDate today,
        CancellationToken stop
    )
    {
        var held = await db.HeldOn(today)
            .AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.Office == ProtectionOffices.Officer || a.Office == ProtectionOffices.Dpo)
            .Where(a => units.Contains(a.UnitId))
            .OrderBy(a => a.From)
            .ThenBy(a => a.Id)
            .ToListAsync(stop);
        var people = held.Select(a => a.EmailKey).Distinct().ToList();
        var others = (
            await db.HeldOn(today)
                .AsNoTracking()
                .Include(a => a.Unit)
                .Where(a => people.Contains(a.EmailKey))
                .OrderBy(a => a.From)
                .ToListAsync(stop)
        ).ToLookup(a => a.EmailKey, StringComparer.Ordinal);
        var ids = held.ConvertAll(a => a.Id);
        var designations = await db
            .Designations.AsNoTracking()
            .Where(d => ids.Contains(d.AppointmentId))
            .ToDictionaryAsync(d => d.AppointmentId, stop);
        var declarations = (
            await db.Declarations.AsNoTracking().Where(d => ids.Contains(d.AppointmentId)).ToListAsync(stop)
        ).ToLookup(d => d.AppointmentId);
        return held.ToLookup(
            a => (a.UnitId, a.Office),
            a => new OfficeHeld(
                a,
                [.. others[a.EmailKey].Where(o => o.Office != a.Office)],
                designations.GetValueOrDefault(a.Id),
                declarations[a.Id].MaxBy(d => d.On)
            )
        );
    }

    private static IEnumerable<Gap> Vacancies(ControllerOnRecord on, DutyBook book)
    {
        if (on.Officer is null)
            yield return new(
                GapKind.NoOfficer,
                on.Unit,
                $"Nobody is data controller’s officer. {Meanwhile(ProtectionOffices.Officer)} Bring in an offices file with the appointment."
            );
        if (on.Dpo is null)
            yield return new(
                GapKind.NoDpo,
                on.Unit,
                $"There is no data-protection officer, here or above. {Meanwhile(ProtectionOffices.Dpo)} That is no answer for long: such an office decides about data itself. Bring in an offices file with the appointment."
            );

        string Meanwhile(string office) =>
            book.ActsFor(on.Unit.Id, office) is { } acts
                ? $"Until somebody is, the {acts} acts for it."
                : "Nobody acts for it meanwhile.";
    }

    private static IEnumerable<Gap> Missing(ControllerOnRecord on, LocalDate today)
    {
        var own = on.HasOwnDpo ? on.Dpo : null;
        if (own is { IsOfficerToo: true })
            yield return new(
                GapKind.SamePerson,
                on.Unit,
                $"{own.Held.PersonName} is data-protection officer and data controller’s officer. Nobody can watch over their own decisions: appoint somebody else to one of the two."
            );
        foreach (var held in new[] { on.Officer, own }.OfType<OfficeHeld>().Where(o => o.Designation is null))
            yield return new(
                GapKind.NotDesignated,
                on.Unit,
                $"It is not on record who designated {held.Held.PersonName} as {held.Held.Office}, and when. Write it down.",
                held.Held.Office
            );
        if (own is { IsOfficerToo: false } && own.DeclareBy.PlusDays(-SoonDays) <= today)
            yield return new(
                GapKind.NotDeclared,
                on.Unit,
                $"{own.Held.PersonName} {(own.Declaration is null ? "declares" : "declares again")} to be independent {(own.DeclareBy < today ? $"(it was due by {own.DeclareBy.DayMonthYear()})" : $"by {own.DeclareBy.DayMonthYear()}")}. Nobody else can do it for them."
            );
        if (own is not null && on.Contact is null)
            yield return new(
                GapKind.NoContact,
                on.Unit,
                "It is not published where people reach the data-protection officer. Enter an e-mail address or a postal address."
            );
    }

    private static IEnumerable<Gap> Unanswered(Unit unit, IEnumerable<RegulatorLetter> open, LocalDate today) =>
        open.Select(l => new Gap(
            GapKind.AnswerDue,
            unit,
            $"An answer {l.Way.Answer().InWords()} {(l.AnswerDue < today ? "was" : "is")} due by {l.AnswerDue!.Value.DayMonthYear()}. Answer, and write it down.",
            l.Id.ToString()
        ));
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>How people were designated, what they declared, and when they were reminded, in the unit or a unit below it.</summary>
public sealed class DesignationsHeld(Db db, Journal journal, Vault vault, IClock clock) : IHoldPersonalData
{
    public string Source => "Data-protection offices";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var name = Keys.Name(sought.Name);
        var emails = sought.Emails.Select(Keys.Email).OfType<string>().ToList();
        var offices = await db
            .Appointments.AsNoTracking()
            .Include(a => a.Unit)
            .Where(a => a.Office == ProtectionOffices.Officer || a.Office == ProtectionOffices.Dpo)
            .Where(a => a.Unit.Above.Any(u => u.AboveId == sought.UnitId))
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        var theirs = offices.FindAll(a => emails.Contains(a.EmailKey) || Keys.Name(a.PersonName) == name);
        var ids = theirs.ConvertAll(a => a.Id);
        var designations = await db
            .Designations.AsNoTracking()
            .Where(d => ids.Contains(d.AppointmentId))
            .ToListAsync(stop);
        var kept = designations.ConvertAll(d => d.FileId);
        var files = await db
            .Attachments.AsNoTracking()
            .Where(a => kept.Contains(a.Id))
            .ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        var declarations = await db
            .Declarations.AsNoTracking()
            .Where(d => ids.Contains(d.AppointmentId))
            .OrderBy(d => d.On)
            .ToListAsync(stop);
        var reminders = await db
            .DeclarationReminders.AsNoTracking()
            .Where(r => ids.Contains(r.AppointmentId))
            .OrderBy(r => r.SentAt)
            .ToListAsync(stop);
        return
        [
            .. theirs
                .Select(a => new HeldRecord(
                    a.Id.ToString(),
                    $"{a.Office}, {a.Unit.Name}",
                    Linked: false,
                    [
                        .. designations
                            .Where(d => d.AppointmentId == a.Id)
                            .SelectMany(d => Fields(d, d.FileId is { } file ? files.GetValueOrDefault(file) : null)),
                        .. declarations.Where(d => d.AppointmentId == a.Id).SelectMany(Fields),
                        .. reminders
                            .Where(r => r.AppointmentId == a.Id)
                            .Select(r => new HeldField("Reminded to declare by", LocalDatePattern.Iso.Format(r.DueOn))),
                    ]
                ))
                .Where(r => r.Fields.Count > 0),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Appointments.FindAsync([Guid.Parse(key)], stop) is not { } held)
            return;
        if (held.Until is null || held.Until >= clock.Today())
            throw new Refused("This office is still held. End the appointment first, with the next list of offices.");
        db.RemoveRange(await db.Designations.Where(d => d.AppointmentId == held.Id).ToListAsync(stop));
        db.RemoveRange(await db.Declarations.Where(d => d.AppointmentId == held.Id).ToListAsync(stop));
        db.RemoveRange(await db.DeclarationReminders.Where(r => r.AppointmentId == held.Id).ToListAsync(stop));
        await vault.DestroyCaseAsync(held.Id, stop);
        await journal.ForgetAsync(held.Id, stop);
        journal.Write(
            Author.System,
            new(
                "DesignationErased",
                held.Id,
                held.UnitId,
                $"A former officer’s designation was removed for {erasing.Reference}."
            )
        );
    }

    private static IEnumerable<HeldField> Fields(Designation designation, string? file) =>
        [
            new("Designated by", designation.By),
            new("Designated on", LocalDatePattern.Iso.Format(designation.On)),
            new("Document", designation.Document),
            new("File", file),
            new("Comes from", designation.Origin.InWords()),
        ];

    private static IEnumerable<HeldField> Fields(Declaration declaration) =>
        [
            new("Declared to be independent on", LocalDatePattern.Iso.Format(declaration.On)),
            new("Other offices then", declaration.OtherOffices),
            new("Why those do not stand against it", declaration.Because),
        ];
}

/// <summary>Advice, talks and letters of the regulator that name a person, in the unit or a unit below it.</summary>
public sealed class AdviceHeld(Db db) : IHoldPersonalData
{
    public string Source => "Log of the data-protection officer";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var above = db.Set<UnitAbove>();
        var advice = await db
            .Advice.AsNoTracking()
            .Where(a => above.Any(u => u.UnitId == a.UnitId && u.AboveId == sought.UnitId))
            .OrderBy(a => a.On)
            .ToListAsync(stop);
        var letters = await db
            .RegulatorLetters.AsNoTracking()
            .Where(l => above.Any(u => u.UnitId == l.UnitId && u.AboveId == sought.UnitId))
            .OrderBy(l => l.On)
            .ToListAsync(stop);
        var talks = await db
            .Awareness.AsNoTracking()
            .Where(a => above.Any(u => u.UnitId == a.UnitId && u.AboveId == sought.UnitId))
            .OrderBy(a => a.On)
            .ToListAsync(stop);
        return
        [
            .. advice
                .Where(a => Names(a.To, a.GivenBy, a.About, a.Words, a.Decision?.By, a.Decision?.Because))
                .Select(a => new HeldRecord(
                    a.Id.ToString(),
                    $"Advice about {a.About}",
                    Linked: false,
                    [
                        new("Given on", LocalDatePattern.Iso.Format(a.On)),
                        new("Given by", a.GivenBy),
                        new("To", a.To),
                        new("About", a.About),
                        new("Advice", a.Words),
                        new(
                            "Followed",
                            a.Decision is null ? null
                                : a.Decision.Followed ? "yes"
                                : "no"
                        ),
                        new("Decided by", a.Decision?.By),
                        new("Why not followed", a.Decision?.Because),
                    ]
                )),
            .. talks
                .Where(t => Names(t.What, t.Audience))
                .Select(t => new HeldRecord(
                    t.Id.ToString(),
                    "Talk or circular",
                    Linked: false,
                    [new("Date", LocalDatePattern.Iso.Format(t.On)), new("What", t.What), new("For whom", t.Audience)]
                )),
            .. letters
                .Where(l => Names(l.About, l.Reference, l.Answer))
                .Select(l => new HeldRecord(
                    l.Id.ToString(),
                    $"Letter {l.Way.InWords()}",
                    Linked: false,
                    [
                        new("Date", LocalDatePattern.Iso.Format(l.On)),
                        new("About", l.About),
                        new("Reference", l.Reference),
                        new("Answer", l.Answer),
                    ]
                )),
        ];

        bool Names(params IEnumerable<string?> texts) =>
            texts.Any(t =>
                t is not null
                && (
                    t.Contains(sought.Name, StringComparison.CurrentCultureIgnoreCase)
                    || sought.Emails.Any(e => t.Contains(e, StringComparison.OrdinalIgnoreCase))
                )
            );
    }

    public Task EraseAsync(string key, Erasing erasing, CancellationToken stop) =>
        throw new Refused(
            "This entry tells of the unit’s work as well. Keep it for that, or take the name out by hand."
        );
}

public static class ProtectionWords
{
    /// <summary>"staff", "volunteer", "outside, under a contract".</summary>
    public static string InWords(this Origin origin) =>
        origin switch
        {
            Origin.Staff => "staff",
            Origin.Volunteer => "volunteer",
            _ => "outside, under a contract",
        };

    /// <summary>"from the regulator".</summary>
    public static string InWords(this Way way) => way == Way.FromRegulator ? "from the regulator" : "to the regulator";

    /// <summary>Which way the answer goes.</summary>
    public static Way Answer(this Way way) => way == Way.FromRegulator ? Way.ToRegulator : Way.FromRegulator;
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Certificates of people who hold or have held an office in the unit or a unit below it.</summary>
public sealed class CertificatesHeld(Db db, Journal journal, Vault vault) : IHoldPersonalData
{
    public string Source => "Training certificates";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var appointments = db.Appointments;
        var certificates = await db
            .Certificates.AsNoTracking()
            .Where(c =>
                appointments.Any(a => a.EmailKey == c.EmailKey && a.Unit.Above.Any(u => u.AboveId == sought.UnitId))
            )
            .OrderBy(c => c.TakenOn)
            .ToListAsync(stop);
        var theirs = certificates
            .Where(c => emailKeys.Contains(c.EmailKey) || Keys.Name(c.PersonName) == nameKey)
            .ToList();
        var ids = theirs.ConvertAll(c => c.Id);
        var files = await db
            .Attachments.AsNoTracking()
            .Where(a => ids.Contains(a.CaseId))
            .ToDictionaryAsync(a => a.Id, a => a.Name, stop);
        var reminders = (
            await db.TrainingReminders.AsNoTracking().Where(r => ids.Contains(r.CertificateId)).ToListAsync(stop)
        ).ToLookup(r => r.CertificateId);
        return
        [
            .. theirs.Select(c => new HeldRecord(
                c.Id.ToString(),
                $"Certificate {c.Number}: {c.Course}",
                Linked: false,
                [
                    new("Number", c.Number),
                    new("Name", c.PersonName),
                    new("E-mail", c.EmailKey),
                    new("Course", c.Course),
                    new("Given by", c.Provider),
                    new("Taken on", Day(c.TakenOn)),
                    new("Written down by", c.GivenBy),
                    new("Proof", c.EvidenceId is { } file ? files.GetValueOrDefault(file) : null),
                    new("Taken back on", c.WithdrawnAt is { } back ? Day(back.UkDate()) : null),
                    new("Taken back because", c.WithdrawnBecause),
                    .. reminders[c.Id]
                        .OrderBy(r => r.SentAt)
                        .Select(r => new HeldField("Reminded on", Day(r.SentAt.UkDate()))),
                ]
            )),
        ];
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        if (await db.Certificates.FindAsync([Guid.Parse(key)], stop) is not { } certificate)
            return;
        db.RemoveRange(await db.TrainingReminders.Where(r => r.CertificateId == certificate.Id).ToListAsync(stop));
        db.Remove(certificate);
        await vault.DestroyCaseAsync(certificate.Id, stop);
        await journal.ForgetAsync(certificate.Id, stop);
        journal.Write(
            Author.System,
            new(
                "CertificateErased",
                certificate.Id,
                certificate.UnitId,
                $"A certificate was removed for {erasing.Reference}."
            )
        );
    }

    internal static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>What people with accounts have accepted, how far they came in the course, and every try at its test.</summary>
public sealed class CourseHeld(Db db, Journal journal) : IHoldPersonalData
{
    public string Source => "Training course";

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var nameKey = Keys.Name(sought.Name);
        var emailKeys = sought.EmailKeys();
        var appointments = db.Appointments;
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(a =>
                appointments.Any(h => h.EmailKey == a.EmailKey && h.Unit.Above.Any(u => u.AboveId == sought.UnitId))
            )
            .Select(a => new
            {
                a.Id,
                a.EmailKey,
                a.PersonName,
            })
            .ToListAsync(stop);
        var records = new List<HeldRecord>();
        foreach (var account in accounts)
        {
            if (!emailKeys.Contains(account.EmailKey) && Keys.Name(account.PersonName) != nameKey)
                continue;
            HeldField[] fields =
            [
                .. await AcceptedAsync(account.Id, stop),
                .. await ReadAsync(account.Id, stop),
                .. await TriedAsync(account.Id, stop),
            ];
            if (fields.Length > 0)
                records.Add(
                    new(
                        account.Id.ToString(),
                        $"Course and code of conduct: {account.PersonName}",
                        Linked: false,
                        fields
                    )
                );
        }
        return records;
    }

    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        var account = Guid.Parse(key);
        db.RemoveRange(await db.Acceptances.Where(a => a.AccountId == account).ToListAsync(stop));
        db.RemoveRange(await db.SectionsRead.Where(r => r.AccountId == account).ToListAsync(stop));
        db.RemoveRange(await db.CourseTries.Where(t => t.AccountId == account).ToListAsync(stop));
        journal.Write(
            Author.System,
            new("CourseErased", account, null, $"Someone’s way through the course was removed for {erasing.Reference}.")
        );
    }

    private async Task<IEnumerable<HeldField>> AcceptedAsync(Guid account, CancellationToken stop)
    {
        var accepted = await db.Acceptances.AsNoTracking().Where(a => a.AccountId == account).ToListAsync(stop);
        return accepted
            .OrderBy(a => a.At)
            .Select(a => new HeldField(
                $"Accepted {a.Undertaking}, version {PlainDates.Figure(a.Version)}",
                CertificatesHeld.Day(a.At.UkDate())
            ));
    }

    private async Task<IEnumerable<HeldField>> ReadAsync(Guid account, CancellationToken stop)
    {
        var read = await db.SectionsRead.AsNoTracking().Where(r => r.AccountId == account).ToListAsync(stop);
        return read.OrderBy(r => r.At)
            .Select(r => new HeldField($"Read {r.Course}, {r.Section}", CertificatesHeld.Day(r.At.UkDate())));
    }

    private async Task<IEnumerable<HeldField>> TriedAsync(Guid account, CancellationToken stop)
    {
        var tries = await db.CourseTries.AsNoTracking().Where(t => t.AccountId == account).ToListAsync(stop);
        return tries
            .OrderBy(t => t.Number)
            .Select(t => new HeldField(
                $"Try {PlainDates.Figure(t.Number)} at the test of {t.Course}",
                $"{CertificatesHeld.Day(t.At.UkDate())}: {PlainDates.Figure(t.Right)} right, {(t.Passed ? "passed" : "not passed")}; chosen {t.Chosen}"
            ));
    }
}

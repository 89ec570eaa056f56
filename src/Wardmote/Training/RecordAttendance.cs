using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>An officer writes down who came to a session in person; each of them has a certificate by it (R69).</summary>
[UseCase]
public sealed class RecordAttendance(Db db, Journal journal, CertificateGiving giving, IClock clock)
{
    /// <summary>What the certificate of a session is for.</summary>
    public const string Course = "Training session in person";

    /// <param name="emails">Of everyone who came. Those recorded already are passed over.</param>
    /// <returns>The new certificates.</returns>
    /// <exception cref="Refused">
    /// The session is not the actor's or has not been held, somebody holds no office there, or the actor is among them.
    /// </exception>
    public async Task<IReadOnlyList<Certificate>> RunAsync(
        Actor actor,
        Guid sessionId,
        IReadOnlyCollection<string> emails,
        CancellationToken stop
    )
    {
        var session = await db.SessionToTrainAsync(actor, sessionId, stop);
        var today = clock.Today();
        if (session.On > today)
            throw new Refused(
                $"The session is on {session.On.Full()}. Write down who came once it has been held.",
                "Came"
            );
        var keys = emails.Select(Keys.Email).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
            throw new Refused("Choose who came.", "Came");
        if (keys.Contains(await db.EmailKeyOfAsync(actor, stop) ?? "", StringComparer.Ordinal))
            throw new Refused("Nobody writes down their own training. Ask another officer to add you.", "Came");
        var recorded = await db
            .Certificates.Where(c => c.SessionId == session.Id && c.WithdrawnAt == null)
            .Select(c => c.EmailKey)
            .ToListAsync(stop);
        var offices = await db.HeldOn(today)
            .Where(a => a.Unit.Above.Any(u => u.AboveId == session.UnitId) && keys.Contains(a.EmailKey))
            .OrderBy(a => a.From)
            .ToListAsync(stop);
        var officers = offices.DistinctBy(a => a.EmailKey, StringComparer.Ordinal).ToList();
        if (officers.Count < keys.Count)
            throw new Refused("Choose people who hold an office in the unit or a unit below it today.", "Came");
        var certificates = new List<Certificate>();
        foreach (var officer in officers.Where(o => !recorded.Contains(o.EmailKey, StringComparer.Ordinal)))
            certificates.Add(
                await giving.GiveAsync(
                    actor,
                    officer,
                    new(TrainingKind.Session, Course, session.Trainer, session.On, session.Id),
                    null,
                    stop
                )
            );
        if (certificates.Count > 0)
        {
            session.Attend();
            journal.Write(
                actor,
                new(
                    "AttendanceRecorded",
                    session.Id,
                    session.UnitId,
                    $"Wrote down who came to the training session of {session.On.DayMonthYear()}: {PlainDates.List(certificates.ConvertAll(c => c.PersonName))}."
                )
            );
        }
        await db.SaveChangesAsync(stop);
        return certificates;
    }
}

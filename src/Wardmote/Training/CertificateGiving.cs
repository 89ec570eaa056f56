using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Training that somebody has done.</summary>
/// <param name="Provider">Who trained them; null for the course in Wardmote.</param>
/// <param name="SessionId">The session they came to; null for other kinds.</param>
internal sealed record Done(
    TrainingKind Kind,
    string Course,
    string? Provider,
    LocalDate TakenOn,
    Guid? SessionId = null
);

/// <summary>Gives certificates within the current save.</summary>
public sealed class CertificateGiving(Db db, Journal journal, Vault vault, IClock clock)
{
    /// <summary>Adds a certificate and its entry in the journal. Never saves.</summary>
    /// <param name="officer">An office of the person, held longest.</param>
    /// <param name="evidence">The proof; null when there is none.</param>
    internal async Task<Certificate> GiveAsync(
        Actor actor,
        Appointment officer,
        Done done,
        GivenProof? evidence,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        var id = Ids.New(now);
        var attached = evidence is null
            ? null
            : await vault.SealAsync(id, evidence.Name, evidence.MediaType, evidence.Content, stop);
        var year = now.UkDate().Year;
        var number = await db.NextAsync($"certificates-{year}", stop);
        var certificate = new Certificate
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"T-{year}-{number:0000}"),
            PersonName = officer.PersonName,
            EmailKey = officer.EmailKey,
            UnitId = officer.UnitId,
            Kind = done.Kind,
            Course = done.Course,
            Provider = done.Provider,
            TakenOn = done.TakenOn,
            SessionId = done.SessionId,
            EvidenceId = attached?.Id,
            GivenAt = now,
            GivenBy = done.Kind == TrainingKind.Course ? Author.System.Name : actor.Name,
        };
        db.Add(certificate);
        journal.Write(
            actor,
            new(
                "CertificateGiven",
                id,
                officer.UnitId,
                $"Gave {officer.PersonName} the certificate {certificate.Number} for “{done.Course}”, taken on {done.TakenOn.DayMonthYear()}."
            )
        );
        return certificate;
    }
}

/// <summary>A file that proves training somewhere else.</summary>
public sealed record GivenProof(string Name, string MediaType, Stream Content);

internal static class TrainedOfficers
{
    /// <summary>The office somebody has held longest today, among the units whose training an actor keeps; null when there is none.</summary>
    internal static Task<Appointment?> OfficerToTrainAsync(
        this Db db,
        Actor actor,
        string? email,
        LocalDate today,
        CancellationToken stop
    )
    {
        var key = Keys.Email(email);
        var reach = db.UnitsVisibleTo(actor, Duty.KeepTraining);
        return db.HeldOn(today)
            .Where(a => a.EmailKey == key && reach.Any(u => u.Id == a.UnitId))
            .OrderBy(a => a.From)
            .FirstOrDefaultAsync(stop);
    }

    /// <summary>A unit whose training an actor keeps.</summary>
    /// <exception cref="Refused">It is not one of theirs.</exception>
    internal static async Task<Unit> UnitToTrainAsync(this Db db, Actor actor, Guid unitId, CancellationToken stop) =>
        await db.UnitsVisibleTo(actor, Duty.KeepTraining).SingleOrDefaultAsync(u => u.Id == unitId, stop)
        ?? throw new Refused("You do not look after the training of that unit.", "Unit");
}

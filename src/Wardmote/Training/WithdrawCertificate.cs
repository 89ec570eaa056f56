using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Takes back a certificate that was given by mistake. It stays on record, and counts for nothing.</summary>
[UseCase]
public sealed class WithdrawCertificate(Db db, Journal journal, IClock clock)
{
    /// <param name="actor">Whoever keeps the training of a unit where the person holds an office.</param>
    /// <exception cref="Refused">It is not there for this actor, was taken back already, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid certificateId, string? reason, CancellationToken stop)
    {
        var certificate =
            await db.CertificatesWithin(actor, clock).SingleOrDefaultAsync(c => c.Id == certificateId, stop)
            ?? throw new Refused("There is no such certificate among those you look after.");
        if (certificate.WithdrawnAt is not null)
            throw new Refused("This certificate has been taken back already.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why the certificate is taken back.", "Reason");
        if (reason.Trim().Length > 500)
            throw new Refused("Use at most 500 characters here.", "Reason");
        certificate.Withdraw(reason.Trim(), clock.GetCurrentInstant());
        journal.Write(
            actor,
            new(
                "CertificateWithdrawn",
                certificate.Id,
                certificate.UnitId,
                $"Took back the certificate {certificate.Number} of {certificate.PersonName}.",
                reason.Trim()
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

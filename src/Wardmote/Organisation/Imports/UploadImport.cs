using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>Takes a file from a browser, sealed, to be checked by a worker. Nothing of it is in force yet.</summary>
[UseCase]
public sealed class UploadImport(Db db, Vault vault, IClock clock)
{
    /// <summary>The largest file a browser may send: 100 MiB, about 600,000 members.</summary>
    public const long MostBytes = 100 * 1024 * 1024;

    /// <summary>Seals the file and queues its dry run.</summary>
    /// <param name="unitId">The unit a membership list is for; null for the other kinds.</param>
    /// <returns>The import.</returns>
    /// <exception cref="Refused">The file is empty or too large, or the unit is not among those the actor looks after.</exception>
    public async Task<Guid> RunAsync(
        Actor actor,
        ImportKind kind,
        Guid? unitId,
        string fileName,
        Stream content,
        CancellationToken stop
    )
    {
        if (kind == ImportKind.Members && !await CanSeeAsync(actor, unitId, stop))
            throw new Refused("Choose the unit that the list is for.", "UnitId");
        var id = Ids.New(clock);
        var sealedFile = await vault.SealAsync(id, fileName, "application/octet-stream", content, stop, MostBytes);
        db.Add(
            new Import
            {
                Id = id,
                Kind = kind,
                UnitId = kind == ImportKind.Members ? unitId : null,
                FileName = sealedFile.Name,
                Sha256 = Convert.ToHexStringLower(sealedFile.Sha256),
                State = ImportState.Checking,
                At = clock.GetCurrentInstant(),
                AuthorId = actor.Id,
                By = actor.Name,
                Counts = new(0, 0, 0, 0, 0, 0),
                AttachmentId = sealedFile.Id,
            }
        );
        await db.SaveChangesAsync(stop);
        return id;
    }

    private async Task<bool> CanSeeAsync(Actor actor, Guid? unitId, CancellationToken stop) =>
        await db.UnitsVisibleTo(actor, Duty.KeepMembership).AnyAsync(u => u.Id == unitId, stop);
}

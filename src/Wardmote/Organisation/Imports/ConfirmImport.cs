using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>A person has looked at what a file would change and says yes; a worker then publishes it.</summary>
[UseCase]
public sealed class ConfirmImport(Db db)
{
    /// <summary>Queues the import.</summary>
    /// <param name="skipBadRows">Whether rows with errors are to be left out.</param>
    /// <param name="confirmedLeavers">The number of leavers the person confirms, if the check asked for it.</param>
    /// <exception cref="Refused">It is not waiting for a decision, or not the actor's to decide.</exception>
    public async Task RunAsync(
        Actor actor,
        Guid importId,
        bool skipBadRows,
        int? confirmedLeavers,
        CancellationToken stop
    )
    {
        var import = await db.ImportsOf(actor).SingleOrDefaultAsync(i => i.Id == importId, stop);
        if (import is not { State: ImportState.Checked, AttachmentId: not null })
            throw new Refused("This import is not waiting for a decision any more. Look at what it came to.");
        var report = ImportReports.Read(import)!;
        if (report.Counts.Refused > 0 && !skipBadRows)
            throw new Refused(
                "Correct the rows with errors and upload the file again, or choose to leave them out.",
                "SkipBadRows"
            );
        if (report.LeaversToConfirm is { } leavers && confirmedLeavers != leavers)
            throw new Refused(
                $"Confirm that {ImportRun.Count(leavers, "member has", "members have")} left, by writing that number.",
                "ConfirmedLeavers"
            );
        import.SkipBadRows = skipBadRows;
        import.ConfirmedLeavers = confirmedLeavers;
        import.State = ImportState.Confirmed;
        await db.SaveChangesAsync(stop);
    }
}

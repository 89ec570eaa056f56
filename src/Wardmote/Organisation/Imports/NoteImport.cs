using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>A worker writes down how a run over an uploaded file ended that published nothing.</summary>
[UseCase]
public sealed class NoteImport(Db db)
{
    /// <summary>Keeps the report for the person to decide on.</summary>
    public async Task RunAsync(Guid importId, ImportReport report, CancellationToken stop)
    {
        var import = await db.Imports.SingleAsync(i => i.Id == importId, stop);
        import.Report = ImportReports.Write(report);
        import.Counts = report.Counts;
        import.ClaimedAt = null;
        // Rows to leave out, and leavers to confirm, are for a person to decide; what has no rows to take is refused.
        import.State =
            report.Outcome == ImportOutcome.Refused && report.Counts.Rows == 0
                ? ImportState.Refused
                : ImportState.Checked;
        await db.SaveChangesAsync(stop);
    }
}

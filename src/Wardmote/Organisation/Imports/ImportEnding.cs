using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>
/// How every import ends: its row and, when something changed, the one journal entry with the file's hash and counts,
/// all in the save that publishes it.
/// </summary>
/// <param name="Kind">What the file brought.</param>
/// <param name="Unit">The unit it is authority for; null when it concerns the whole tree.</param>
public sealed record ImportEnding(Db Db, Journal Journal, IClock Clock, Author Author, ImportKind Kind, Unit? Unit)
{
    /// <summary>Adds what happened to the current save, and tells it.</summary>
    public async Task<ImportReport> EndAsync(Guid importId, ImportOrder order, ImportRun run, CancellationToken stop)
    {
        var report = run.Counts.ChangesNothing
            ? run.Report(ImportOutcome.Unchanged, await NothingNewAsync(run, stop))
            : run.Report(ImportOutcome.Published, $"Imported {order.FileName}: {run.InWords}.");
        var import = await Db.Imports.SingleOrDefaultAsync(i => i.Id == importId, stop) ?? Begun(importId, order);
        import.Sha256 = run.Sha256;
        import.Counts = run.Counts;
        import.Columns = string.Join(',', run.ColumnsFound);
        import.State = run.Counts.ChangesNothing ? ImportState.Unchanged : ImportState.Published;
        import.Report = ImportReports.Write(report);
        import.ClaimedAt = null;
        await DestroyUploadAsync(import, stop);
        if (!run.Counts.ChangesNothing)
            Journal.Write(
                Author,
                new($"{Kind}Imported", importId, Unit?.Id, $"{report.Sentence} The file’s SHA-256 is {run.Sha256}.")
            );
        return report;
    }

    /// <summary>What the file brought is in the records now; the file itself, and its key, are kept no longer.</summary>
    private async Task DestroyUploadAsync(Import import, CancellationToken stop)
    {
        if (import.AttachmentId is not { } attachment)
            return;
        import.AttachmentId = null;
        Db.RemoveRange(await Db.Attachments.Where(a => a.Id == attachment).ToListAsync(stop));
        Db.RemoveRange(await Db.Set<CaseKey>().Where(k => k.CaseId == import.Id).ToListAsync(stop));
    }

    private async Task<string> NothingNewAsync(ImportRun run, CancellationToken stop)
    {
        var imports = Db.Imports;
        var before = await imports
            .Where(i => i.Kind == Kind && i.Sha256 == run.Sha256 && i.State == ImportState.Published)
            .OrderByDescending(i => i.At)
            .Select(i => (Instant?)i.At)
            .FirstOrDefaultAsync(stop);
        const string nothing = "Nothing changed: everything in the file is so already.";
        var kept =
            run.KeptOut == 0
                ? ""
                : $" {ImportRun.Count(run.KeptOut, "row is", "rows are")} kept out, because they asked to be removed.";
        return before is { } at
            ? $"{nothing}{kept} The same file was imported on {at.UkDate().DayMonthYear()}."
            : nothing + kept;
    }

    private Import Begun(Guid importId, ImportOrder order)
    {
        var import = new Import
        {
            Id = importId,
            Kind = Kind,
            UnitId = Unit?.Id,
            FileName = FileNames.Safe(order.FileName),
            Sha256 = "",
            State = ImportState.Published,
            At = Clock.GetCurrentInstant(),
            AuthorId = Author.Id,
            By = Author.Name,
            Counts = new(0, 0, 0, 0, 0, 0),
        };
        Db.Add(import);
        return import;
    }
}

public static class ImportBeginning
{
    // Two imports at once would each compare with what the other is about to change.
    private const string Turn = "imports";

    /// <summary>
    /// Begins the one transaction of an import and waits for any other import to end. A dry run saves nothing, so it has
    /// none.
    /// </summary>
    public static async Task<IDbContextTransaction?> BeginImportAsync(
        this Db db,
        ImportOrder order,
        CancellationToken stop
    )
    {
        if (order.DryRun)
            return null;
        var whole = await db.Database.BeginTransactionAsync(stop);
        await db.TakeTurnAsync(Turn, stop);
        return whole;
    }
}

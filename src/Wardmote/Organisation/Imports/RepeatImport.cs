using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

/// <summary>Checks an uploaded file again: after an interruption, or when what was in its way has been put right.</summary>
[UseCase]
public sealed class RepeatImport(Db db)
{
    /// <summary>Queues the dry run.</summary>
    /// <exception cref="Refused">The file is not kept any more, or a worker is busy with it.</exception>
    public async Task RunAsync(Actor actor, Guid importId, CancellationToken stop)
    {
        var import = await db.ImportsOf(actor).SingleOrDefaultAsync(i => i.Id == importId, stop);
        if (import is null or { AttachmentId: null } or { IsUnderWay: true })
            throw new Refused("This file cannot be checked again. Upload it once more.");
        import.State = ImportState.Checking;
        import.Report = null;
        import.ClaimedAt = null;
        await db.SaveChangesAsync(stop);
    }
}

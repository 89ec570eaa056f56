using Microsoft.EntityFrameworkCore;
using Wardmote.Consent;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Notices;
using Wardmote.Organisation;
using Wardmote.Organisation.Imports;
using Wardmote.Permits;
using Wardmote.Store;

namespace Wardmote.App.Worker;

/// <summary>Runs the use case of a kind over an uploaded file.</summary>
internal static class Uploads
{
    /// <summary>Opens the sealed file in memory and runs over it.</summary>
    /// <exception cref="Refused">The file is not kept any more, or cannot be read.</exception>
    public static async Task<ImportReport> RunUploadAsync(
        this IServiceProvider services,
        Actor actor,
        Import import,
        Func<ImportOrder, ImportOrder> how,
        CancellationToken stop
    )
    {
        var db = services.GetRequiredService<Db>();
        var attachment =
            await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == import.AttachmentId, stop)
            ?? throw new Refused("This file is not kept any more. Upload it again.");
        var bytes = await services.GetRequiredService<Vault>().ReadAsync(attachment, stop);
        var order = how(new(import.FileName, () => new MemoryStream(bytes, writable: false)));
        return import.Kind switch
        {
            ImportKind.Units => await services.GetRequiredService<ImportUnits>().RunAsync(actor, order, stop),
            ImportKind.Offices => await services.GetRequiredService<ImportOffices>().RunAsync(actor, order, stop),
            ImportKind.Groups => await services.GetRequiredService<ImportGroups>().RunAsync(actor, order, stop),
            ImportKind.Consents => await services.GetRequiredService<ImportConsents>().RunAsync(actor, order, stop),
            ImportKind.NoticeChoices => await services
                .GetRequiredService<ImportNoticeChoices>()
                .RunAsync(actor, order, stop),
            ImportKind.Opinions => await services.GetRequiredService<ImportOpinions>().RunAsync(actor, order, stop),
            ImportKind.Permits => await services.GetRequiredService<ImportPermits>().RunAsync(actor, order, stop),
            _ => await services
                .GetRequiredService<ImportMembers>()
                .RunAsync(actor, await CodeAsync(db, import, stop), order, stop),
        };
    }

    private static Task<string> CodeAsync(Db db, Import import, CancellationToken stop) =>
        db.Units.Where(u => u.Id == import.UnitId).Select(u => u.Code).SingleAsync(stop);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Makes the pack that answers a request (UK GDPR Art 15; R24, R25, R33, R138, R148). It is written straight into the
/// sealed store, piece by piece; the pack appears only with the last save, and a process that dies before leaves nothing
/// that anybody sees.
/// </summary>
[UseCase]
public sealed class BuildPack(Db db, Journal journal, Vault vault, IEnumerable<IHoldPersonalData> rooms, IClock clock)
{
    /// <param name="unansweredBecause">Why it is made while someone who was asked has not answered; not needed otherwise.</param>
    /// <exception cref="Refused">
    /// The request is not among those the actor handles, something is still open, or it changed while the pack was made.
    /// </exception>
    public async Task<Pack> RunAsync(Actor actor, Guid requestId, string? unansweredBecause, CancellationToken stop)
    {
        var request = await FindAsync(actor, requestId, stop);
        PackReadiness.Require(request, unansweredBecause);
        var because = request.Holders.TrueForAll(h => h.IsSettled) ? null : unansweredBecause!.Trim();
        var now = clock.GetCurrentInstant();
        var contents = await new PackGathering(db, vault, rooms).GatherAsync(request, actor.Name, now, stop);

        await using var sealing = await vault.BeginAsync(
            request.Id,
            $"{request.Reference}.zip",
            "application/zip",
            stop
        );
        await new PackWriter(contents, vault).WriteAsync(sealing, stop);

        var pack = new Pack
        {
            Id = Ids.New(clock),
            RequestId = request.Id,
            AttachmentId = sealing.Attachment.Id,
            BuiltAt = clock.GetCurrentInstant(),
            BuiltBy = actor.Name,
            Items = contents.Records.Sum(r => r.Records.Count) + contents.Files.Count,
            Withheld = contents.KeptBack.Count,
            UnansweredBecause = because,
            Covers = PackCover.Of(request.Items),
        };
        await sealing.FinishAsync(stop);
        db.Add(pack);
        var current = await db.Requests.SingleAsync(r => r.Id == request.Id, stop);
        current.Step();
        journal.WriteAbout(
            actor,
            request,
            "PackBuilt",
            $"Made the pack: {Words.Count(pack.Items, "item")}, {Words.Count(pack.Withheld, "item")} kept back.",
            because
        );
        await SaveAsync(request, current, stop);
        return pack;
    }

    private async Task SaveAsync(Request before, Request current, CancellationToken stop)
    {
        const string Changed =
            "This request changed while the pack was being made. Look at what is new, then make the pack again.";
        if (db.Entry(current).Property(r => r.Version).OriginalValue != before.Version)
            throw new Refused(Changed);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused(Changed);
        }
    }

    // Read without tracking: it is only looked at, and beginning a large file saves.
    private async Task<Request> FindAsync(Actor actor, Guid requestId, CancellationToken stop) =>
        await db.VisibleTo<Request>(actor, Duty.HandleRights)
            .AsNoTracking()
            .Whole()
            .FirstOrDefaultAsync(r => r.Id == requestId, stop)
        ?? throw new Refused("There is no such request among those you handle.");
}

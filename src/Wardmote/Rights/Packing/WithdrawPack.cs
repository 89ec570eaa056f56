using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Ends what was given: the link stops working at once, and the encrypted file can no longer be made.</summary>
[UseCase]
public sealed class WithdrawPack(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="reason">Why: sent to the wrong address, something in it that should not be.</param>
    /// <exception cref="Refused">Nothing is given at the moment, or no reason is.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? reason, CancellationToken stop)
    {
        var request = await desk.FindAsync(actor, requestId, stop);
        var given = request.Packs.SelectMany(p => p.Releases).Where(r => r.WithdrawnAt is null).ToList();
        if (given.Count == 0)
            throw new Refused("The pack is not given to anybody at the moment.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refused("Say why the pack is withdrawn.", "Reason");
        foreach (var release in given)
            release.Withdraw(clock.GetCurrentInstant());
        var had = given.Exists(r => r.DeliveredAt is not null) ? " They already had it." : "";
        journal.WriteAbout(actor, request, "PackWithdrawn", $"Withdrew the pack from the person.{had}", reason.Trim());
        await db.SaveChangesAsync(stop);
    }
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>An officer writes down that the person has the encrypted file: handed over, or sent (R25).</summary>
[UseCase]
public sealed class RecordHandover(Db db, Journal journal, RequestDesk desk, IClock clock)
{
    /// <param name="how">"Handed over at the office", "Sent by recorded post".</param>
    /// <exception cref="Refused">No encrypted file is given at the moment, it was never fetched, or nothing says how.</exception>
    public async Task RunAsync(Actor actor, Guid requestId, string? how, CancellationToken stop)
    {
        var request = await desk.OpenAsync(actor, requestId, stop);
        var release =
            request
                .Packs.SelectMany(p => p.Releases)
                .FirstOrDefault(r => r is { Way: ReleaseWay.EncryptedZip, WithdrawnAt: null })
            ?? throw new Refused("Give the pack as an encrypted file first.");
        if (release.Downloads == 0)
            throw new Refused("Fetch the encrypted file first, then hand it over.");
        if (string.IsNullOrWhiteSpace(how) || how.Length > 300)
            throw new Refused("Say in a line how it reached the person, such as “sent by recorded post”.", "How");
        release.Deliver(clock.GetCurrentInstant());
        journal.WriteAbout(actor, request, "PackHandedOver", "The person has their pack.", how.Trim());
        await db.SaveChangesAsync(stop);
    }
}

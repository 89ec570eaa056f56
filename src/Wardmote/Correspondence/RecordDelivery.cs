using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Writes down what came of handing a letter over.</summary>
[UseCase]
public sealed class RecordDelivery(Db db, Journal journal, IClock clock)
{
    /// <summary>Keeps the outcome, unless the lease has passed to another worker.</summary>
    /// <returns>Where the letter stands; <see cref="DeliveryState.Leased"/> when it is another worker's now.</returns>
    public async Task<DeliveryState> RunAsync(Guid letterId, long fence, Handover handover, CancellationToken stop)
    {
        var letter = await db.Letters.Include(l => l.Delivery).SingleAsync(l => l.Id == letterId, stop);
        var delivery = letter.Delivery!;
        if (delivery.Fence != fence || delivery.State != DeliveryState.Leased)
            return DeliveryState.Leased;
        delivery.Keep(handover, clock.GetCurrentInstant());
        if (delivery.State == DeliveryState.Accepted)
        {
            letter.SealedSecrets = null;
            journal.Write(Author.System, new("LetterSent", letter.Id, letter.UnitId, Sent(delivery)));
        }
        else if (delivery.State == DeliveryState.Parked)
            journal.Write(
                Author.System,
                new("LetterParked", letter.CaseId ?? letter.Id, letter.UnitId, Parked(letter), delivery.LastProblem)
            );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The fence moved between reading and writing.
            return DeliveryState.Leased;
        }
        return delivery.State;
    }

    private static string Sent(Delivery delivery) =>
        delivery.MayHaveGoneTwice
            ? "Handed the letter over. An earlier try got no answer, so it may have gone twice."
            : "Handed the letter over.";

    private static string Parked(Letter letter) =>
        $"Could not deliver the letter “{letter.Subject}” to {letter.ToName}. It is parked until someone looks.";
}

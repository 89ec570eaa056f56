using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Sends a parked letter on its way again, once whatever held it up has been seen to.</summary>
[UseCase]
public sealed class RetryDelivery(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">The letter is not parked, or is not there for this actor.</exception>
    public async Task RunAsync(Actor actor, Guid letterId, CancellationToken stop)
    {
        var letter = await db.KeptLetterAsync(actor, letterId, stop);
        if (letter.Delivery is not { State: DeliveryState.Parked } delivery)
            throw new Refused("This letter is not parked, so there is nothing to try again.");
        delivery.TryAgain(clock.GetCurrentInstant());
        journal.Write(
            actor,
            new(
                "LetterRetried",
                letter.CaseId ?? letter.Id,
                letter.UnitId,
                $"Sent the letter “{letter.Subject}” to {letter.ToName} on its way again."
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

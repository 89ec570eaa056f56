using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>Writes down that an officer has printed and posted a letter.</summary>
[UseCase]
public sealed class MarkPosted(Db db, Journal journal, IClock clock)
{
    /// <exception cref="Refused">It went by e-mail, was posted before, or is not there for this actor.</exception>
    public async Task RunAsync(Actor actor, Guid letterId, CancellationToken stop)
    {
        var letter = await db.KeptLetterAsync(actor, letterId, stop);
        if (letter.Medium != Medium.Post)
            throw new Refused("This letter goes by e-mail, so nobody posts it.");
        if (letter.PostedAt is not null)
            throw new Refused("This letter has been posted already.");
        letter.PostedAt = clock.GetCurrentInstant();
        letter.SealedSecrets = null;
        journal.Write(
            actor,
            new(
                "LetterPosted",
                letter.CaseId ?? letter.Id,
                letter.UnitId,
                $"Posted the letter “{letter.Subject}” to {letter.ToName}."
            )
        );
        await db.SaveChangesAsync(stop);
    }
}

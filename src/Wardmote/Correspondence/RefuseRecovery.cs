using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>One of those who could confirm that it is the person who asks says that it is not, or not sure enough.</summary>
[UseCase]
public sealed class RefuseRecovery(Db db, Journal journal, RecoveryLetters letters, IClock clock)
{
    /// <param name="actor">See <see cref="Recoveries.RecoverableBy"/>.</param>
    /// <param name="because">Why, for the journal.</param>
    /// <exception cref="Refused">It waits no more, is not the actor's to refuse, or no reason is given.</exception>
    public async Task RunAsync(Actor actor, Guid recoveryId, string? because, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(because))
            throw new Refused("Say why it is refused.", "Because");
        var now = clock.GetCurrentInstant();
        var recovery =
            await db.RecoveriesFor(actor, now)
                .Include(r => r.Account)
                .SingleOrDefaultAsync(r => r.Id == recoveryId, stop)
            ?? throw new Refused("This does not wait for anyone any more.");
        recovery.EndedAt = now;
        journal.Write(
            actor,
            new(
                "RecoveryRefused",
                recovery.AccountId,
                null,
                $"Refused to let {recovery.Account.PersonName} set their account up anew.",
                because.Trim()
            )
        );
        await letters.TellAsync(
            recovery.Account,
            $"{actor.Name} was not sure that it was you who asked to set your account up anew, and has refused it. Nothing has changed.",
            stop
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("Somebody else has just done something about this. Look at how it stands.");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

/// <summary>Somebody accepts a text in its present version, for themselves and nobody else.</summary>
[UseCase]
public sealed class AcceptUndertaking(Db db, Journal journal, Undertakings undertakings, IClock clock)
{
    /// <param name="actor">Whoever accepts; an account.</param>
    /// <param name="key">One of <see cref="Undertakings"/>.</param>
    /// <param name="version">The one they have read.</param>
    /// <exception cref="Refused">There is no such text, it has changed since, or nobody is signed in.</exception>
    public async Task RunAsync(Actor actor, string key, int version, CancellationToken stop)
    {
        var text = undertakings.Find(key) ?? throw new Refused("There is no such text to accept.");
        if (actor is not { Kind: AuthorKind.Account, Id: { } account })
            throw new Refused($"Only somebody with an account can accept the {text.Name}, each for themselves.");
        if (version != text.Version)
            throw new Refused(
                $"The {text.Name} changed since you opened this page. Read the new version, then accept."
            );
        if (await IsAcceptedAsync(account, text, stop))
            return;
        db.Add(
            new Acceptance
            {
                AccountId = account,
                Undertaking = key,
                Version = version,
                At = clock.GetCurrentInstant(),
            }
        );
        journal.Write(
            actor,
            new("UndertakingAccepted", account, null, $"Accepted the {text.Name}, version {version}.")
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        // The same page, sent twice at once.
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsAcceptedAsync(account, text, stop))
                throw;
        }
    }

    private Task<bool> IsAcceptedAsync(Guid account, Undertaking text, CancellationToken stop) =>
        db.Acceptances.AnyAsync(
            a => a.AccountId == account && a.Undertaking == text.Key && a.Version == text.Version,
            stop
        );
}

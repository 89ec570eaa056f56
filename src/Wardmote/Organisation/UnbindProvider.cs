using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Takes the way in through the provider of single sign-on away from the actor's account, ends every session of theirs and
/// opens a new one for this browser. Their passkeys, or password and app, stay: nobody is ever bound without them.
/// </summary>
[UseCase]
public sealed class UnbindProvider(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <param name="provider">What people call it.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">It is not connected.</exception>
    public async Task<string> RunAsync(Actor actor, string provider, string device, CancellationToken stop)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var binding =
            await db.ProviderBindings.SingleOrDefaultAsync(b => b.AccountId == account.Id, stop)
            ?? throw Gone(provider);
        db.Remove(binding);
        var token = await db.OpenInPlaceOfOthersAsync(account, device, clock.GetCurrentInstant(), stop);
        journal.Write(
            actor,
            new(
                "ProviderUnbound",
                account.Id,
                null,
                $"Disconnected the account from {provider} and signed out everywhere else."
            )
        );
        await notices.TellAsync(account, $"Your account was disconnected from {provider}.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw Gone(provider);
        }
        return token;
    }

    private static Refused Gone(string provider) => new($"Your account is not connected with {provider} any more.");
}

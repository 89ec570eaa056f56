using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Lets an account at the provider of single sign-on open the actor's account, ends every session of theirs and opens a new
/// one for this browser. The page asks for a fresh second factor, and the provider for a fresh sign-in.
/// </summary>
[UseCase]
public sealed class BindProvider(Db db, Journal journal, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <param name="vouched">What the provider said a moment ago, in this browser.</param>
    /// <param name="provider">What people call it.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">This account, or that one, is bound already; or the provider gave no usable name for it.</exception>
    public async Task<string> RunAsync(
        Actor actor,
        VouchedFor vouched,
        string provider,
        string device,
        CancellationToken stop
    )
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        var taken = db
            .ProviderBindings.AsNoTracking()
            .Where(b => b.AccountId == account.Id || (b.Issuer == vouched.Issuer && b.Subject == vouched.Subject));
        if (await taken.AnyAsync(stop))
            throw AlreadyBound(provider);
        if (
            vouched.Issuer.Length > ProviderBinding.LongestIssuer
            || vouched.Subject.Length > ProviderBinding.LongestSubject
        )
            throw new Refused($"{provider} calls you by too long a name. Ask whoever looks after Wardmote.");
        var now = clock.GetCurrentInstant();
        db.Add(
            new ProviderBinding
            {
                Id = Ids.New(now),
                AccountId = account.Id,
                Issuer = vouched.Issuer,
                Subject = vouched.Subject,
                BoundAt = now,
                LastVouchedAt = vouched.At,
            }
        );
        var token = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            actor,
            new(
                "ProviderBound",
                account.Id,
                null,
                $"Connected the account with {provider} and signed out everywhere else."
            )
        );
        await notices.TellAsync(
            account,
            $"Your account was connected with {provider}, which can sign you in from now on.",
            stop
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (taken.Any())
        {
            throw AlreadyBound(provider);
        }
        return token;
    }

    // Whose the other account is, is nobody's business.
    private static Refused AlreadyBound(string provider) =>
        new($"Your account, or the one you have at {provider}, is connected already. Disconnect that first.");
}

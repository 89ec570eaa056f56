using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Whether this is the demonstration, whose people are fictional. Only then may a link alone, without password and
/// authenticator app, sign someone in.
/// </summary>
public sealed record Demonstration(bool Running)
{
    /// <exception cref="Refused">This is not the demonstration.</exception>
    internal void Require()
    {
        if (!Running)
            throw new Refused("Sign-in links work in the demonstration only. Sign in with your password and a code.");
    }
}

/// <summary>Makes a link that signs the holder of an office in to the demonstration, once, within a day.</summary>
[UseCase]
public sealed class OfferSignInLink(Db db, Journal journal, Demonstration demonstration, IClock clock)
{
    /// <summary>Returns the token of the link <c>/signin/link/{token}</c>; the account is made if there is none.</summary>
    /// <exception cref="Refused">This is not the demonstration, or nobody holds an office under that address today.</exception>
    public async Task<string> RunAsync(Actor actor, string email, CancellationToken stop)
    {
        demonstration.Require();
        var now = clock.GetCurrentInstant();
        var (account, _) = await db.AccountOfOfficerAsync(actor, email, now, stop);
        var (link, token) = AccountLink.New(account, LinkPurpose.Demonstration, now);
        db.Add(link);
        journal.Write(
            actor,
            new("SignInLinkOffered", account.Id, null, $"Made a sign-in link for {account.PersonName}.")
        );
        await db.SaveChangesAsync(stop);
        return token;
    }
}

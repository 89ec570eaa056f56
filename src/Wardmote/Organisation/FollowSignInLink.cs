using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>Signs someone in to the demonstration by the link made for them.</summary>
[UseCase]
public sealed class FollowSignInLink(Db db, Journal journal, Demonstration demonstration, IClock clock)
{
    /// <summary>What someone is told whose link no longer works.</summary>
    public const string Gone =
        "This sign-in link has been used or is more than a day old. Start the demonstration again for a new one.";

    /// <summary>Uses the link up and returns the token of the session it opens.</summary>
    /// <exception cref="Refused">This is not the demonstration, or the link is used or too old.</exception>
    public async Task<string> RunAsync(string token, string device, CancellationToken stop)
    {
        demonstration.Require();
        var now = clock.GetCurrentInstant();
        var link =
            await db.OpenLinks(token, LinkPurpose.Demonstration, now).Include(l => l.Account).SingleOrDefaultAsync(stop)
            ?? throw new Refused(Gone);
        link.End(now);
        var (session, sessionToken) = Session.Open(link.AccountId, device, now);
        db.Add(session);
        journal.Write(
            link.Account.AsAuthor(),
            new("SessionOpened", link.AccountId, null, "Signed in to the demonstration by link.")
        );
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused(Gone);
        }
        return sessionToken;
    }
}

using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>Takes a second factor from someone who is signed in already, on /signin/again or with a stopped form.</summary>
public sealed class FreshFactor(Db db, ProveAgain prove, Tries tries)
{
    /// <summary>What someone is told who gave none.</summary>
    public const string Missing = "Enter the code from your authenticator app";

    /// <summary>Counts the try, checks the code and notes in the session that it was given.</summary>
    /// <param name="code">As typed: of the authenticator app, or a recovery code.</param>
    /// <exception cref="Refused">The code is wrong, too old or used before; there were too many tries; the session has ended.</exception>
    public async Task ProveAsync(HttpContext http, Actor actor, string? code)
    {
        var stop = http.RequestAborted;
        var key = await db.Accounts.Where(a => a.Id == actor.Id).Select(a => a.EmailKey).SingleAsync(stop);
        var giveBackAsync = await tries.CountAsync(http, Tries.Code, key);
        await prove.RunAsync(actor, Visitor.Session(http.User) ?? Guid.Empty, code, stop);
        await giveBackAsync();
    }
}

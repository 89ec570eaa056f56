using Microsoft.EntityFrameworkCore;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.SignIn;

/// <summary>Takes a second factor, or a passkey, from someone who is signed in already: on /signin/again or with a stopped form.</summary>
public sealed class FreshFactor(Db db, ProveAgain prove, Passkeys passkeys, Tries tries)
{
    /// <summary>What someone is told who gave none.</summary>
    public const string Missing = "Enter the code from your authenticator app";

    /// <summary>Asks the actor's device for a passkey; null when they have none, or none works here.</summary>
    public async Task<PasskeyQuestion?> AskAsync(HttpContext http, Actor actor)
    {
        var own = db.Passkeys.Where(p => p.AccountId == actor.Id);
        var account = await db
            .Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == actor.Id && own.Any(), http.RequestAborted);
        return account is null ? null : await passkeys.AskAsync(http, "Use your passkey", account);
    }

    /// <summary>Counts the try, checks the proof and notes in the session that it was given.</summary>
    /// <param name="code">As typed: of the authenticator app, or a recovery code.</param>
    /// <param name="passkey">The answer of a device, when it gave one.</param>
    /// <exception cref="Refused">The proof is wrong, too old or used before; there were too many tries; the session has ended.</exception>
    public async Task ProveAsync(HttpContext http, Actor actor, string? code, PasskeyFields passkey)
    {
        var stop = http.RequestAborted;
        var key = await db.Accounts.Where(a => a.Id == actor.Id).Select(a => a.EmailKey).SingleAsync(stop);
        var giveBackAsync = await tries.CountAsync(http, Tries.Code, key);
        Proof proof = string.IsNullOrEmpty(passkey.Answer)
            ? new TypedCode(code)
            : (await passkeys.CheckAsync(http, passkey, actor.Id)).Proof;
        await prove.RunAsync(actor, Visitor.Session(http.User) ?? Guid.Empty, proof, stop);
        await giveBackAsync();
    }
}

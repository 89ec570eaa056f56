using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Changes the actor's own password, or gives them a first one where they have signed in with passkeys alone; ends every
/// session of theirs and opens a new one for this browser. The page asks for a fresh second factor.
/// </summary>
[UseCase]
public sealed class ChangePassword(Db db, Journal journal, Passwords passwords, IAccountNotices notices, IClock clock)
{
    /// <summary>Returns the token of the session that takes the old one's place.</summary>
    /// <exception cref="Refused">The current password is wrong, or the new one breaks <see cref="PasswordRule"/>.</exception>
    public async Task<string> RunAsync(
        Actor actor,
        string? current,
        string? chosen,
        string device,
        CancellationToken stop
    )
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, stop);
        if (
            account.PasswordHash is not null
            && await passwords.CheckAsync(account.PasswordHash, current, stop) == PasswordAnswer.Wrong
        )
            throw new Refused("That is not your current password. Enter it again.", "Current");
        var words = await db.WordsAroundAsync(account, stop);
        account.PasswordHash = await passwords.HashNewAsync(chosen, words, "Chosen", stop);
        var now = clock.GetCurrentInstant();
        account.Change(now);
        var token = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            actor,
            new("PasswordChanged", account.Id, null, "Changed their password and signed out everywhere else.")
        );
        await notices.TellAsync(account, "Your password was changed.", stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused("Your password has just been changed elsewhere. Sign in again with the new one.");
        }
        return token;
    }
}

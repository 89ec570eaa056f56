using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Chooses another password through a link that was mailed because the old one was forgotten. The link stands in for the
/// password alone: the second factor is asked as at every sign-in (ASVS V6.4.3). Every session ends, and one is opened for
/// this browser.
/// </summary>
[UseCase]
public sealed class ResetPassword(
    Db db,
    Journal journal,
    Passwords passwords,
    SecondFactor factor,
    IAccountNotices notices,
    IClock clock
)
{
    /// <summary>What someone is told whose link no longer works.</summary>
    public const string Gone =
        "This link has been used, or is more than 10 minutes old. Ask for a new one: the last letter is the one that counts.";

    /// <summary>Uses the link up and returns the token of the session it opens.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="chosen">The new password.</param>
    /// <param name="code">As typed: of the authenticator app, or a recovery code.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">
    /// The link is gone, the code is wrong, the password breaks <see cref="PasswordRule"/>, or no office is held today.
    /// </exception>
    public async Task<string> RunAsync(
        string token,
        string? chosen,
        string? code,
        string device,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        var account =
            await db.OpenLinks(token, LinkPurpose.NewPassword, now).Select(l => l.Account).SingleOrDefaultAsync(stop)
            ?? throw new Refused(Gone);
        await db.RequireOfficeAsync(account, clock.Today(), "your secretary", stop);
        await factor.ProveAsync(account, new TypedCode(code), "Code", stop);
        var words = await db.WordsAroundAsync(account, stop);
        account.PasswordHash = await passwords.HashNewAsync(chosen, words, "Chosen", stop);
        account.Change(now);
        await db.EndLinksAsync(account, LinkPurpose.NewPassword, now, stop);
        var sessionToken = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            account.AsAuthor(),
            new(
                "PasswordReset",
                account.Id,
                null,
                $"Chose a new password through a mailed link with {device}, and signed out everywhere else."
            )
        );
        await notices.TellAsync(
            account,
            $"A new password was chosen through a link that we had mailed you, with {device}.",
            stop
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

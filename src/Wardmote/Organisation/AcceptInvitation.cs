using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Gives an invited person their password and their authenticator app together, and signs them in: there is never an
/// account with a password alone.
/// </summary>
[UseCase]
public sealed class AcceptInvitation(Db db, Journal journal, MasterKey master, IAccountNotices notices, IClock clock)
{
    /// <summary>Uses the invitation up and returns the token of the session it opens.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="passwordHash">From <see cref="Invitations.HashPasswordAsync"/>.</param>
    /// <param name="totpSecret">The secret the person has put in their app.</param>
    /// <param name="code">The code their app shows, as typed: the proof that it is there.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">The invitation is gone, or the code is wrong.</exception>
    public async Task<string> RunAsync(
        string token,
        string passwordHash,
        byte[] totpSecret,
        string? code,
        string device,
        CancellationToken stop
    )
    {
        var now = clock.GetCurrentInstant();
        var link =
            await db.OpenLinks(token, LinkPurpose.Invitation, now).Include(l => l.Account).SingleOrDefaultAsync(stop)
            ?? throw new Refused(Invitations.Gone);
        var account = link.Account;
        if (!await db.HeldOn(clock.Today()).AnyAsync(a => a.EmailKey == account.EmailKey, stop))
            throw new Refused("You hold no office today, so there is nothing to open. Ask whoever invited you.");
        if (Totp.Match(totpSecret, code, now, lastStep: 0) is not { } step)
            throw new Refused(Totp.NotShown, "Code");
        await db.EndLinksAsync(account, purpose: null, now, stop);
        var isAnew = account.EmailConfirmed;
        account.PasswordHash = passwordHash;
        account.SealedTotpSecret = master.Seal(account.TotpSeal, totpSecret);
        account.LastTotpStep = step;
        account.EmailConfirmed = true;
        var sessionToken = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            account.AsAuthor(),
            new(
                "InvitationAccepted",
                account.Id,
                null,
                "Chose a password, enrolled an authenticator app and signed in."
            )
        );
        if (isAnew)
        {
            db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(stop));
            db.RemoveRange(await db.CalendarAddresses.Where(c => c.AccountId == account.Id).ToListAsync(stop));
            await notices.TellAsync(
                account,
                "Your password and your authenticator app were set up anew, through the link that two had confirmed.",
                stop
            );
        }
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refused(Invitations.Gone);
        }
        return sessionToken;
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>What an invited person will sign in with.</summary>
public abstract record FirstFactors;

/// <summary>A password and an authenticator app.</summary>
/// <param name="PasswordHash">From <see cref="Invitations.HashPasswordAsync"/>.</param>
/// <param name="TotpSecret">The secret the person has put in their app.</param>
/// <param name="Code">The code their app shows, as typed: the proof that it is there.</param>
public sealed record PasswordAndApp(string PasswordHash, byte[] TotpSecret, string? Code) : FirstFactors;

/// <summary>A passkey alone, which is both factors.</summary>
public sealed record FirstPasskey(NewPasskey Passkey) : FirstFactors;

/// <summary>
/// Gives an invited person what they sign in with, both factors together, and signs them in: there is never an account with a
/// password alone. Whatever they signed in with before stops working.
/// </summary>
[UseCase]
public sealed class AcceptInvitation(Db db, Journal journal, MasterKey master, IAccountNotices notices, IClock clock)
{
    /// <summary>Uses the invitation up and returns the token of the session it opens.</summary>
    /// <param name="token">From the link.</param>
    /// <param name="device">What the person would call the browser.</param>
    /// <exception cref="Refused">The invitation is gone, the code is wrong, or the passkey has no name.</exception>
    public async Task<string> RunAsync(string token, FirstFactors factors, string device, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var link =
            await db.OpenLinks(token, LinkPurpose.Invitation, now).Include(l => l.Account).SingleOrDefaultAsync(stop)
            ?? throw new Refused(Invitations.Gone);
        var account = link.Account;
        await db.RequireOfficeAsync(account, clock.Today(), "whoever invited you", stop);
        await db.EndLinksAsync(account, purpose: null, now, stop);
        var isAnew = account.EmailConfirmed;
        db.RemoveRange(await db.Passkeys.Where(p => p.AccountId == account.Id).ToListAsync(stop));
        Enrol(account, factors, now);
        account.EmailConfirmed = true;
        var sessionToken = await db.OpenInPlaceOfOthersAsync(account, device, now, stop);
        journal.Write(
            account.AsAuthor(),
            new(
                "InvitationAccepted",
                account.Id,
                null,
                factors is FirstPasskey
                    ? "Made a passkey and signed in."
                    : "Chose a password, enrolled an authenticator app and signed in."
            )
        );
        if (isAnew)
        {
            db.RemoveRange(await db.ProviderBindings.Where(b => b.AccountId == account.Id).ToListAsync(stop));
            db.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(stop));
            db.RemoveRange(await db.CalendarAddresses.Where(c => c.AccountId == account.Id).ToListAsync(stop));
            await notices.TellAsync(
                account,
                "What you sign in with was set up anew, through the link that two had confirmed.",
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

    private void Enrol(Account account, FirstFactors factors, Instant now)
    {
        if (factors is FirstPasskey { Passkey: var passkey })
        {
            db.Add(Passkey.New(account.Id, passkey, now));
            (account.PasswordHash, account.SealedTotpSecret) = (null, null);
            account.Change(now);
            return;
        }
        var (hash, secret, code) = (PasswordAndApp)factors;
        account.LastTotpStep = Totp.Match(secret, code, now, lastStep: 0) ?? throw new Refused(Totp.NotShown, "Code");
        account.PasswordHash = hash;
        account.SealedTotpSecret = master.Seal(account.TotpSeal, secret);
    }
}

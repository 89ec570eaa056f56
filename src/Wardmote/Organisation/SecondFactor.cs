using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// The proof that goes with a password: a code of the authenticator app or, when the phone is lost, one of the recovery
/// codes. A proof is used up by the save that it is given for.
/// </summary>
public sealed class SecondFactor(Db db, MasterKey master, IClock clock)
{
    /// <summary>What someone is told whose proof another browser has used at the same moment.</summary>
    /// <param name="typed">The proof.</param>
    public static Refused JustUsed(string? typed) =>
        new(
            RecoveryCode.IsMeantBy(typed)
                ? "That recovery code has just been used. Use the next one on your list."
                : "That code has just been used. Wait for the next one in your authenticator app and enter it.",
            "Code"
        );

    /// <summary>Checks a code and marks it used in the current save. Never saves.</summary>
    /// <param name="account">Tracked, with its authenticator app.</param>
    /// <param name="typed">As typed: six digits, or a recovery code.</param>
    /// <param name="field">The form field a refusal belongs to.</param>
    /// <exception cref="Refused">The code is wrong, too old or used before; or the account has no second factor.</exception>
    public async Task ProveAsync(Account account, string? typed, string field, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        if (RecoveryCode.IsMeantBy(typed))
        {
            var hash = Secret.HashCode(typed!);
            var code =
                await db.RecoveryCodes.FirstOrDefaultAsync(
                    c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null,
                    stop
                )
                ?? throw new Refused(
                    "That recovery code is not right, or has been used already. Check each letter, or use the next one.",
                    field
                );
            code.Use(now);
            return;
        }
        if (account.SealedTotpSecret is null)
            throw new Refused(
                "This account has no authenticator app. In the demonstration, sign in by a new link.",
                field
            );
        var secret = master.Open(account.TotpSeal, account.SealedTotpSecret);
        account.LastTotpStep =
            Totp.Match(secret, typed, now, account.LastTotpStep)
            ?? throw new Refused(
                "That code is not right, or has been used already. Wait for the next one in your authenticator app and enter it.",
                field
            );
    }
}

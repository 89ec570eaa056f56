using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// Checks what someone gives to show that it is they: a passkey; the word of the provider of single sign-on; or, beside their
/// password, a code of the authenticator app or, when the phone is lost, one of the recovery codes. A proof is used up by the
/// save that it is given for.
/// </summary>
public sealed class SecondFactor(Db db, MasterKey master, IClock clock)
{
    /// <summary>What someone is told whose proof another browser has used at the same moment.</summary>
    public static Refused JustUsed(Proof proof) =>
        proof switch
        {
            ShownPasskey => new(PressAgain),
            VouchedFor => new(ComeAgain),
            { IsRecoveryCode: true } => new(
                "That recovery code has just been used. Use the next one on your list.",
                "Code"
            ),
            _ => new(
                "That code has just been used. Wait for the next one in your authenticator app and enter it.",
                "Code"
            ),
        };

    private const string ComeAgain = "That sign-in has been used already. Begin again.";
    private const string PressAgain = "That answer of your passkey has been used already. Press the button again.";

    /// <summary>Checks a proof and marks it used in the current save. Never saves.</summary>
    /// <param name="account">Tracked.</param>
    /// <param name="field">The form field that the refusal of a code belongs to.</param>
    /// <exception cref="Refused">The proof is wrong, too old or used before; or the account has no such factor.</exception>
    public Task ProveAsync(Account account, Proof proof, string field, CancellationToken stop) =>
        proof switch
        {
            ShownPasskey shown => ProveAsync(account, shown, stop),
            VouchedFor vouched => ProveAsync(account, vouched, stop),
            { IsRecoveryCode: true } => ProveAsync(account, ((TypedCode)proof).Code!, field, stop),
            TypedCode typed => Prove(account, typed.Code, field),
            _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "There is no such proof."),
        };

    private async Task ProveAsync(Account account, ShownPasskey shown, CancellationToken stop)
    {
        var passkey =
            await db.Passkeys.SingleOrDefaultAsync(
                p => p.AccountId == account.Id && p.CredentialId == shown.CredentialId,
                stop
            ) ?? throw new Refused("That passkey is not one of this account any more. Use another.");
        if (shown.AskedAt <= passkey.LastAskedAt)
            throw new Refused(PressAgain);
        if (shown.SignCount <= passkey.SignCount && (shown.SignCount, passkey.SignCount) != (0, 0))
            throw new Refused(
                "That passkey may have been copied, so it is not taken. Sign in another way, and remove it under “Your account”."
            );
        passkey.LastAskedAt = shown.AskedAt;
        passkey.SignCount = shown.SignCount;
        passkey.IsBackedUp = shown.IsBackedUp;
    }

    private async Task ProveAsync(Account account, VouchedFor vouched, CancellationToken stop)
    {
        var binding =
            await db.ProviderBindings.SingleOrDefaultAsync(
                b => b.AccountId == account.Id && b.Issuer == vouched.Issuer && b.Subject == vouched.Subject,
                stop
            ) ?? throw new Refused("That sign-in is not connected with this account any more. Sign in another way.");
        if (vouched.At <= binding.LastVouchedAt)
            throw new Refused(ComeAgain);
        binding.LastVouchedAt = vouched.At;
    }

    private async Task ProveAsync(Account account, string recoveryCode, string field, CancellationToken stop)
    {
        var hash = Secret.HashCode(recoveryCode);
        var code =
            await db.RecoveryCodes.FirstOrDefaultAsync(
                c => c.AccountId == account.Id && c.Hash == hash && c.UsedAt == null,
                stop
            )
            ?? throw new Refused(
                "That recovery code is not right, or has been used already. Check each letter, or use the next one.",
                field
            );
        code.Use(clock.GetCurrentInstant());
    }

    private Task Prove(Account account, string? code, string field)
    {
        if (account.SealedTotpSecret is null)
            throw new Refused(
                "This account has no authenticator app. Use a passkey or a recovery code; in the demonstration, sign in by a new link.",
                field
            );
        var secret = master.Open(account.TotpSeal, account.SealedTotpSecret);
        account.LastTotpStep =
            Totp.Match(secret, code, clock.GetCurrentInstant(), account.LastTotpStep)
            ?? throw new Refused(
                "That code is not right, or has been used already. Wait for the next one in your authenticator app and enter it.",
                field
            );
        return Task.CompletedTask;
    }
}

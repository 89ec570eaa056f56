using NodaTime;

namespace Wardmote.Organisation;

/// <summary>What someone gives to show that it is they.</summary>
public abstract record Proof
{
    /// <summary>Whether it is a recovery code, right or wrong.</summary>
    public bool IsRecoveryCode => this is TypedCode { Code: var typed } && RecoveryCode.IsMeantBy(typed);

    /// <summary>In words, as the journal tells it.</summary>
    public string InWords =>
        IsRecoveryCode ? "a recovery code"
        : this is ShownPasskey ? "a passkey"
        : this is VouchedFor ? "single sign-on"
        : "a code";
}

/// <summary>A code as typed: of the authenticator app, or a recovery code.</summary>
public sealed record TypedCode(string? Code) : Proof;

/// <summary>A passkey whose answer has been checked: its signature, its site, and that its owner was there.</summary>
/// <param name="SignCount">How often it says it was used.</param>
/// <param name="AskedAt">When the question was put that it answered, to the millisecond.</param>
public sealed record ShownPasskey(byte[] CredentialId, long SignCount, bool IsBackedUp, Instant AskedAt) : Proof;

/// <summary>
/// The provider of single sign-on says who it is, and that they gave a second factor there. Good for opening a session alone:
/// when that factor was given we do not know, so it never stands in for a fresh one.
/// </summary>
/// <param name="At">When it said so, to the millisecond.</param>
public sealed record VouchedFor(string Issuer, string Subject, Instant At) : Proof;

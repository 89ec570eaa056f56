using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// A key that a phone, a computer or a small device keeps and uses only for its owner, shown by a finger, a face or a PIN: both
/// factors in one, and worth nothing on a site that only looks like ours (ASVS V6.3.3). We keep the public half.
/// </summary>
public sealed class Passkey : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>What the device calls it; no two are alike.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>In COSE form (RFC 9052, 7).</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>How its owner tells it from the others.</summary>
    public required string Name { get; init; }

    /// <summary>How the device can be reached, in words of the browser's, with commas between; only a help to the browser.</summary>
    public required string Transports { get; init; }

    /// <summary>Whether it may be kept on several devices.</summary>
    public required bool IsBackupEligible { get; init; }

    public required bool IsBackedUp { get; set; }

    public required Instant MadeAt { get; init; }

    /// <summary>How often it was used, where the device counts; a count that does not rise is a copy's (WebAuthn 6.1.1).</summary>
    public required long SignCount { get; set; }

    /// <summary>
    /// When the last question that it answered was put, to the millisecond: an answer to that one, or to one before, counts no
    /// more. Two saves that both raise it cannot both succeed.
    /// </summary>
    public required Instant LastAskedAt { get; set; }

    Guid IEvidenced.EvidenceId => AccountId;

    /// <summary>A new one of an account.</summary>
    /// <exception cref="Refused">It has no name.</exception>
    internal static Passkey New(Guid accountId, NewPasskey given, Instant now) =>
        new()
        {
            Id = Ids.New(now),
            AccountId = accountId,
            CredentialId = given.CredentialId,
            PublicKey = given.PublicKey,
            Name = string.IsNullOrWhiteSpace(given.Name)
                ? throw new Refused("Give the passkey a name, such as the device it is on.", "Name")
                : given.Name.Trim(),
            Transports = given.Transports,
            IsBackupEligible = given.IsBackupEligible,
            IsBackedUp = given.IsBackedUp,
            MadeAt = now,
            SignCount = given.SignCount,
            LastAskedAt = given.AskedAt,
        };
}

/// <summary>A passkey that a device has just made for us, checked.</summary>
/// <param name="AskedAt">When we asked for it, to the millisecond.</param>
public sealed record NewPasskey(
    byte[] CredentialId,
    byte[] PublicKey,
    string? Name,
    string Transports,
    bool IsBackupEligible,
    bool IsBackedUp,
    long SignCount,
    Instant AskedAt
);

using Microsoft.AspNetCore.Identity;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// A person who can sign in. What they may see follows from the offices held under their address, never from the
/// account itself.
/// </summary>
public sealed class Account : IdentityUser<Guid>, IEvidenced
{
    /// <summary>As people call them.</summary>
    public required string PersonName { get; set; }

    /// <summary><see cref="Keys.Email"/> of the address: what appointments are matched by.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Whether its holder has accepted an invitation: until then nothing but an invitation opens anything.</summary>
    public override bool EmailConfirmed { get; set; }

    /// <summary>The secret of their authenticator app, sealed under the master key; null until enrolled.</summary>
    public byte[]? SealedTotpSecret { get; set; }

    /// <summary>
    /// The last TOTP time step accepted, so that no code counts twice (ASVS V6.5.1). Two saves that both raise it cannot
    /// both succeed.
    /// </summary>
    public long LastTotpStep { get; set; }

    public required Instant InvitedAt { get; init; }

    /// <summary>When it was shut: it opens nothing from then on.</summary>
    public Instant? DisabledAt { get; set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>What <see cref="SealedTotpSecret"/> is sealed for: put into another account's row, it does not open.</summary>
    internal string TotpSeal => $"authenticator {Id}";

    /// <summary>What the later of two is told who change at once what opens an account.</summary>
    internal static Refused ChangedElsewhere =>
        new("Your account has just been changed elsewhere. Load the page again.");

    /// <summary>Its holder, as the journal names whoever did something.</summary>
    public Author AsAuthor() => new(AuthorKind.Account, Id, PersonName);

    /// <summary>What opens it changes: of two saves that say so at once, the later fails.</summary>
    internal void Change(Instant now) => ConcurrencyStamp = Ids.New(now).ToString();

    /// <summary>It opens nothing any more, and nothing in it tells whose it was.</summary>
    internal void Forget(Instant now)
    {
        DisabledAt ??= now;
        PersonName = "(removed)";
        EmailKey = $"{Id:n}@removed.invalid";
        (Email, NormalizedEmail, UserName, NormalizedUserName) = (EmailKey, EmailKey, EmailKey, EmailKey);
        (PasswordHash, SealedTotpSecret) = (null, null);
        Change(now);
    }

    /// <exception cref="Refused">It has been closed.</exception>
    internal void RefuseClosed()
    {
        if (DisabledAt is not null)
            throw new Refused("This account has been closed. Ask your secretary if you think it should not be.");
    }
}

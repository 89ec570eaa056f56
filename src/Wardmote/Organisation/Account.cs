using Microsoft.AspNetCore.Identity;
using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Organisation;

/// <summary>
/// A person who can sign in. What they may see follows from the offices held under their address, never from the
/// account itself.
/// </summary>
public sealed class Account : IdentityUser<Guid>, IEvidenced
{
    /// <summary>As people call them.</summary>
    public required string PersonName { get; set; }

    /// <summary><see cref="Store.Keys.Email"/> of the address: what appointments are matched by.</summary>
    public required string EmailKey { get; set; }

    /// <summary>The last TOTP time step accepted, so that no code counts twice (ASVS V6.5.1).</summary>
    public long LastTotpStep { get; set; }

    public required Instant InvitedAt { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

using NodaTime;

namespace Wardmote.Organisation;

/// <summary>
/// Somebody says that they have forgotten the password of an address. It is written down whether or not there is such an
/// account, so that asking costs the same work and says the same (ASVS V6.3.8), and is gone once it is answered, within
/// seconds.
/// </summary>
public sealed class ForgottenPassword
{
    public required Guid Id { get; init; }

    /// <summary><see cref="Store.Keys.Email"/> of what was typed; empty when that cannot be an address.</summary>
    public required string EmailKey { get; init; }

    public required Instant At { get; init; }
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// An account at the provider of single sign-on that opens an account here. It is known by its issuer and subject, which the
/// provider never gives to another person, and never by an e-mail address, which it may (ASVS V6.8.1; OpenID Connect 5.7).
/// </summary>
public sealed class ProviderBinding : IEvidenced
{
    public const int LongestIssuer = 500;

    /// <summary>OpenID Connect 2.</summary>
    public const int LongestSubject = 255;

    public required Guid Id { get; init; }

    /// <summary>An account has one at most.</summary>
    public required Guid AccountId { get; init; }

    public Account Account { get; init; } = null!;

    /// <summary>The address by which the provider calls itself.</summary>
    public required string Issuer { get; init; }

    /// <summary>What the provider calls the person.</summary>
    public required string Subject { get; init; }

    public required Instant BoundAt { get; init; }

    /// <summary>
    /// The last word of the provider that counted, to the millisecond: that one, or one before, counts no more. Two saves that
    /// both raise it cannot both succeed.
    /// </summary>
    public required Instant LastVouchedAt { get; set; }

    Guid IEvidenced.EvidenceId => AccountId;
}

/// <summary>Finds whom a provider means.</summary>
public static class ProviderBindings
{
    /// <summary>The open account that an account at the provider is bound to, if there is one.</summary>
    public static IQueryable<Account> BoundTo(this Db db, string issuer, string subject) =>
        db
            .ProviderBindings.Where(b => b.Issuer == issuer && b.Subject == subject)
            .Select(b => b.Account)
            .Where(a => a.DisabledAt == null);
}

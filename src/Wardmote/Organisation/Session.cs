using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// One browser signed in to one account. The browser holds a random token, we hold its hash, and every request asks
/// this row again, so that whatever ends a session ends it on every node at the next request (ASVS V7.4).
/// </summary>
public sealed class Session : IEvidenced
{
    /// <summary>It ends after this long without a request (ASVS V7.3.1).</summary>
    public static readonly Duration MostIdle = Duration.FromMinutes(30);

    /// <summary>It ends this long after it began, whatever happens (ASVS V7.3.2).</summary>
    public static readonly Duration MostAge = Duration.FromHours(12);

    /// <summary>Requests closer together than this leave the last one's time as it is.</summary>
    public static readonly Duration SeenEvery = Duration.FromMinutes(1);

    /// <summary>A second factor given longer ago than this must be given again before what <see cref="ProveAgain"/> guards.</summary>
    public static readonly Duration FreshFor = Duration.FromMinutes(5);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The SHA-256 of the token the browser holds.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>What the person would call it: "Firefox on Android".</summary>
    public required string Device { get; init; }

    public required Instant BeganAt { get; init; }

    /// <summary>When a second factor was last given in it; null when only a provider of single sign-on has said that one was.</summary>
    public required Instant? ProvedAt { get; set; }

    /// <summary>When it was ended, by its owner or for them; not set when time alone ended it.</summary>
    public Instant? EndedAt { get; set; }

    Guid IEvidenced.EvidenceId => AccountId;

    /// <summary>A new session and the token for its browser, which is nowhere else.</summary>
    public static (Session Session, string Token) Open(Guid accountId, string device, Instant now)
    {
        var token = Secret.NewToken();
        var session = new Session
        {
            Id = Ids.New(now),
            AccountId = accountId,
            TokenHash = Secret.Hash(token),
            Device = device,
            BeganAt = now,
            ProvedAt = now,
        };
        return (session, token);
    }
}

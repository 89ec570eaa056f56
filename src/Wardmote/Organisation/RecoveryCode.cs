using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// One of ten codes kept on paper for the day the phone is lost: each stands in for the authenticator app once. A code
/// has 112 random bits, so its plain hash tells nobody anything (ASVS V6.5.2).
/// </summary>
public sealed class RecoveryCode : IEvidenced
{
    /// <summary>How many an account has when they are new.</summary>
    public const int Count = 10;

    private const int Groups = 6;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary><see cref="Secret.HashCode"/> of the code, which is nowhere else.</summary>
    public required byte[] Hash { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>When it was used. Two saves that both set it cannot both succeed.</summary>
    public Instant? UsedAt { get; private set; }

    Guid IEvidenced.EvidenceId => AccountId;

    /// <summary>A new code as its owner writes it down, and the row that will know it.</summary>
    public static (RecoveryCode Row, string Code) New(Guid accountId, Instant now)
    {
        var code = Secret.NewSpokenCode(Groups);
        var row = new RecoveryCode
        {
            Id = Ids.New(now),
            AccountId = accountId,
            Hash = Secret.HashCode(code),
            MadeAt = now,
        };
        return (row, code);
    }

    /// <summary>Whether what was typed is a recovery code, right or wrong, and not one of an authenticator app.</summary>
    public static bool IsMeantBy(string? typed) => (typed ?? "").Any(char.IsAsciiLetter);

    public void Use(Instant now) => UsedAt = now;
}

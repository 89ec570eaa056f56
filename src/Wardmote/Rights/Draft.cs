using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// A request that someone is still typing: sealed, found by a cookie, gone after a day. Deleting it drops its key, so
/// nothing of it can be read again.
/// </summary>
public sealed class Draft
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the cookie.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid UnitId { get; init; }
    public required Instant ExpiresAt { get; init; }

    /// <summary><see cref="DraftAnswers"/> as JSON, under a key of the draft's own.</summary>
    public required byte[] Sealed { get; set; }

    public int Version { get; set; }
}

/// <summary>What has been typed so far, one property a question. Null means not asked yet.</summary>
public sealed record DraftAnswers
{
    /// <summary>What they ask for: a key of <see cref="Wish.All"/>.</summary>
    public string WishKey { get; init; } = "access";
    public bool? ForSomeoneElse { get; init; }
    public string? Name { get; init; }
    public string? AlsoKnownAs { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? PostalAddress { get; init; }
    public string? RepresentativeName { get; init; }
    public string? RepresentativeEmail { get; init; }
    public string? RepresentativeAddress { get; init; }
    public string? Authority { get; init; }
    public string? Scope { get; init; }

    /// <summary>SHA-256 of the code mailed to <see cref="Email"/>, in base64; null when none is good.</summary>
    public string? CodeHash { get; init; }

    public DateTimeOffset? CodeGoodUntil { get; init; }
    public int CodeTries { get; init; }

    /// <summary>When the code was typed back, which shows that the address is theirs and no more.</summary>
    public DateTimeOffset? EmailConfirmedAt { get; init; }
}

/// <summary>Finds the draft behind a cookie.</summary>
public sealed class Drafts(Db db, Vault vault, IClock clock)
{
    /// <summary>The draft and what it holds; null when the cookie names none, or it is over a day old.</summary>
    public async Task<(Draft Draft, DraftAnswers Answers)?> FindAsync(
        string? token,
        Guid unitId,
        CancellationToken stop
    )
    {
        if (string.IsNullOrEmpty(token))
            return null;
        var hash = Secret.Hash(token);
        var now = clock.GetCurrentInstant();
        var draft = await db.Set<Draft>()
            .FirstOrDefaultAsync(d => d.TokenHash == hash && d.UnitId == unitId && d.ExpiresAt > now, stop);
        return draft is null ? null : (draft, Read(await vault.OpenBytesAsync(draft.Id, draft.Sealed, stop)));
    }

    internal static byte[] Write(DraftAnswers answers) =>
        JsonSerializer.SerializeToUtf8Bytes(answers, JsonSerializerOptions.Strict);

    private static DraftAnswers Read(byte[] json) =>
        JsonSerializer.Deserialize<DraftAnswers>(json, JsonSerializerOptions.Strict)!;
}

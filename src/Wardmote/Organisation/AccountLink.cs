using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>What a link to an account is for. A link opens nothing but that (ASVS V9.2.2).</summary>
public enum LinkPurpose
{
    /// <summary>To set the account up: at first, or anew when two have confirmed that all is lost.</summary>
    Invitation,

    /// <summary>To choose another password, with the second factor there is.</summary>
    NewPassword,

    /// <summary>To sign in to the demonstration.</summary>
    Demonstration,
}

/// <summary>
/// A link to an account, good once and for a time. We keep its hash; opening it changes nothing, and by itself it is
/// never a session.
/// </summary>
public sealed class AccountLink : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Account Account { get; init; } = null!;
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required Instant MadeAt { get; init; }

    /// <summary>It opens nothing from this instant on; asked whenever it is used.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was used or withdrawn. Two saves that both set it cannot both succeed.</summary>
    public Instant? EndedAt { get; private set; }

    Guid IEvidenced.EvidenceId => AccountId;

    /// <summary>How long a link of a kind is good for.</summary>
    public static Duration Lasting(LinkPurpose purpose) =>
        purpose switch
        {
            LinkPurpose.Invitation => Duration.FromDays(7),
            LinkPurpose.NewPassword => Duration.FromMinutes(10),
            LinkPurpose.Demonstration => Duration.FromDays(1),
            _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A link is for something."),
        };

    /// <summary>A new link and its token, which is nowhere else.</summary>
    public static (AccountLink Link, string Token) New(Account account, LinkPurpose purpose, Instant now)
    {
        var token = Secret.NewToken();
        var link = new AccountLink
        {
            Id = Ids.New(now),
            AccountId = account.Id,
            Purpose = purpose,
            TokenHash = Secret.Hash(token),
            MadeAt = now,
            ExpiresAt = now + Lasting(purpose),
        };
        return (link, token);
    }

    /// <summary>Ends it: used, or replaced by another.</summary>
    public void End(Instant now) => EndedAt = now;
}

/// <summary>Finds links, and ends them.</summary>
public static class AccountLinks
{
    /// <summary>The link of a token, if it still opens what it is for. Asking changes nothing.</summary>
    public static IQueryable<AccountLink> OpenLinks(this Db db, string? token, LinkPurpose purpose, Instant now)
    {
        var hash = Secret.Hash(token ?? "");
        return db
            .AccountLinks.Where(l => l.TokenHash == hash && l.Purpose == purpose)
            .Where(l => l.EndedAt == null && l.ExpiresAt > now && l.Account.DisabledAt == null);
    }

    /// <summary>Ends every link of an account, or every one for a purpose, in the current save. Never saves.</summary>
    internal static async Task EndLinksAsync(
        this Db db,
        Account account,
        LinkPurpose? purpose,
        Instant now,
        CancellationToken stop
    )
    {
        var links = db.AccountLinks.Where(l => l.AccountId == account.Id && l.EndedAt == null);
        foreach (var link in await links.Where(l => purpose == null || l.Purpose == purpose).ToListAsync(stop))
            link.End(now);
    }
}

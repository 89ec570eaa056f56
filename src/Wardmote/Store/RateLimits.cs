using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Wardmote.Store;

/// <summary>How often something may be done.</summary>
/// <param name="Name">What is limited: "sign-in by account". Limits with the same name and period share their count.</param>
/// <param name="Most">Turns in each period.</param>
/// <param name="Per">The period; it starts with the first turn.</param>
/// <param name="Sentence">What someone is told who comes too often.</param>
public sealed record RateLimit(string Name, int Most, Duration Per, string Sentence);

/// <summary>
/// Counts turns in the database, so that all nodes share them. A turn is counted before the work it allows, in one
/// statement, so a thousand at once are a thousand turns; a turn refused is not counted, so nobody is kept out longer
/// by someone else's knocking. What is counted (an address, an account) is kept as a hash.
/// </summary>
public sealed class RateLimits(Db db, IClock clock)
{
    /// <summary>Takes a turn for <paramref name="of"/> under every limit.</summary>
    /// <exception cref="Refused">One of them is used up until its period ends.</exception>
    public async Task TakeAsync(IEnumerable<RateLimit> limits, string of, CancellationToken stop)
    {
        foreach (var limit in limits)
            await TakeAsync(limit, of, stop);
    }

    /// <summary>Takes a turn for <paramref name="of"/>.</summary>
    /// <exception cref="Refused">The limit is used up until its period ends.</exception>
    public async Task TakeAsync(RateLimit limit, string of, CancellationToken stop)
    {
        var key = Key(limit, of);
        var now = clock.GetCurrentInstant().ToDateTimeUtc();
        var end = now + limit.Per.ToTimeSpan();
        var used = await db
            .Database.SqlQuery<int>(
                $"""
                insert into rate_counters (key, used, ends_at) values ({key}, 1, {end})
                on conflict (key) do update set
                  used = case when rate_counters.ends_at <= {now} then 1 else rate_counters.used + 1 end,
                  ends_at = case when rate_counters.ends_at <= {now} then excluded.ends_at else rate_counters.ends_at end
                where rate_counters.ends_at <= {now} or rate_counters.used < {limit.Most}
                returning used as "Value"
                """
            )
            .ToListAsync(stop);
        if (used.Count == 0)
            throw new Refused(limit.Sentence);
    }

    /// <summary>Gives a turn back that did no harm: the password was right.</summary>
    public async Task ReturnAsync(IEnumerable<RateLimit> limits, string of, CancellationToken stop)
    {
        foreach (var limit in limits)
        {
            var key = Key(limit, of);
            await db.Database.ExecuteSqlAsync(
                $"update rate_counters set used = used - 1 where key = {key} and used > 0",
                stop
            );
        }
    }

    /// <summary>Forgets the periods that have ended.</summary>
    public Task SweepAsync(CancellationToken stop)
    {
        var now = clock.GetCurrentInstant().ToDateTimeUtc();
        return db.Database.ExecuteSqlAsync($"delete from rate_counters where ends_at <= {now}", stop);
    }

    private static string Key(RateLimit limit, string of) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Name}\n{limit.Per}\n{of}")));
}

/// <summary>One count: a technical table, written even by a GET.</summary>
internal sealed class RateCounter
{
    /// <summary>SHA-256 of the limit and of what is counted, hexadecimal.</summary>
    public required string Key { get; init; }

    public required int Used { get; init; }
    public required Instant EndsAt { get; init; }
}

internal sealed class RateTables : IEntityTypeConfiguration<RateCounter>
{
    public void Configure(EntityTypeBuilder<RateCounter> counter)
    {
        counter.ToTable("rate_counters");
        counter.HasKey(c => c.Key);
        counter.Property(c => c.Key).HasMaxLength(64);
        counter.HasIndex(c => c.EndsAt);
    }
}

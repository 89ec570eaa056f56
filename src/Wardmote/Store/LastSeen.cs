using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Wardmote.Store;

/// <summary>
/// When something was last used: one of the few technical tables that a GET may write, because it says nothing about
/// what was decided.
/// </summary>
public sealed class LastSeen
{
    public required Guid Id { get; init; }
    public required Instant At { get; init; }
}

public static class Seeing
{
    extension(Db db)
    {
        public DbSet<LastSeen> LastSeen => db.Set<LastSeen>();
    }

    /// <summary>Notes that <paramref name="id"/> was used at <paramref name="at"/>.</summary>
    public static Task MarkSeenAsync(this Db db, Guid id, Instant at, CancellationToken stop)
    {
        var when = at.ToDateTimeUtc();
        return db.Database.ExecuteSqlAsync(
            $"insert into last_seen (id, at) values ({id}, {when}) on conflict (id) do update set at = excluded.at",
            stop
        );
    }
}

internal sealed class LastSeenTable : IEntityTypeConfiguration<LastSeen>
{
    public void Configure(EntityTypeBuilder<LastSeen> seen)
    {
        seen.ToTable("last_seen");
        seen.Property(s => s.Id).ValueGeneratedNever();
    }
}

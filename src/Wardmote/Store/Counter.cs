using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wardmote.Store;

/// <summary>A row that numbers things. A number may be skipped, never given twice.</summary>
public sealed class Counter
{
    public required string Name { get; init; }
    public required long Value { get; init; }
}

public static class Counters
{
    /// <summary>The next number of <paramref name="name"/>, from 1. Safe among any number of nodes.</summary>
    public static async Task<long> NextAsync(this Db db, string name, CancellationToken stop)
    {
        var numbers = await db
            .Database.SqlQuery<long>(
                $"""
                insert into counters (name, value) values ({name}, 1)
                on conflict (name) do update set value = counters.value + 1
                returning value as "Value"
                """
            )
            .ToListAsync(stop);
        return numbers.Single();
    }
}

internal sealed class StoreTables : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.ToTable("counters");
        counter.HasKey(c => c.Name);
        counter.Property(c => c.Name).HasMaxLength(60);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Wardmote.Store;

/// <summary>One key that the web application seals its cookies with, kept so that restarts and other nodes read them.</summary>
public sealed class RingKey
{
    /// <summary>As the web application names it.</summary>
    public required string Name { get; init; }

    /// <summary>XML; the key itself inside it is sealed under the master key.</summary>
    public required string Xml { get; init; }

    public required Instant At { get; init; }
}

/// <summary>The web application's keys. It reads and writes them without waiting, which is how the framework asks.</summary>
public sealed class KeyRing(Db db, IClock clock)
{
    /// <summary>Every key, oldest first.</summary>
    public IReadOnlyList<string> Read() => [.. db.Set<RingKey>().AsNoTracking().OrderBy(k => k.At).Select(k => k.Xml)];

    /// <summary>Keeps a new key.</summary>
    public void Keep(string name, string xml)
    {
        db.Add(
            new RingKey
            {
                Name = name,
                Xml = xml,
                At = clock.GetCurrentInstant(),
            }
        );
        db.SaveChanges();
    }
}

internal sealed class KeyRingTables : IEntityTypeConfiguration<RingKey>
{
    public void Configure(EntityTypeBuilder<RingKey> key)
    {
        key.ToTable("ring_keys");
        key.HasKey(k => k.Name);
        key.Property(k => k.Name).HasMaxLength(100);
    }
}

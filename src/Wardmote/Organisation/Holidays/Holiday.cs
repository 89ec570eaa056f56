using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Organisation;

/// <summary>
/// A public holiday that was proclaimed after Wardmote's own table was made, such as a coronation. It counts for the
/// whole organisation until it is removed as a mistake.
/// </summary>
public sealed class Holiday : IEvidenced
{
    public required Guid Id { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>As it was proclaimed: "bank holiday for the Coronation of King Charles III".</summary>
    public required string Name { get; init; }

    /// <summary>Where it is one; null in all three nations.</summary>
    public Nation? Nation { get; init; }

    public required string Because { get; init; }
    public required Instant AddedAt { get; init; }
    public required string AddedBy { get; init; }

    /// <summary>When it was removed as a mistake; null while it counts.</summary>
    public Instant? RemovedAt { get; private set; }
    public string? RemovedBy { get; private set; }
    public string? RemovedBecause { get; private set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>" in Scotland"; nothing when it is one everywhere.</summary>
    public string Where => Nation is { } nation ? $" in {nation.InWords()}" : "";

    /// <summary>Says that it never was one.</summary>
    public void Remove(string because, string by, Instant at) =>
        (RemovedBecause, RemovedBy, RemovedAt) = (because, by, at);

    internal bool CountsIn(Nation nation) => Nation is null || Nation == nation;

    internal AddedHoliday AsAdded() => new(On, Name, Nation);
}

public static class HolidaySets
{
    extension(Db db)
    {
        /// <summary>Those that administrators have added, and those they removed again.</summary>
        public DbSet<Holiday> Holidays => db.Set<Holiday>();
    }
}

internal sealed class HolidayTable : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> holiday)
    {
        holiday.ToTable("holidays");
        holiday.Property(h => h.Id).ValueGeneratedNever();
        holiday.Property(h => h.Name).HasMaxLength(120);
        holiday.Property(h => h.Because).HasMaxLength(500);
        holiday.Property(h => h.AddedBy).HasMaxLength(200);
        holiday.Property(h => h.RemovedBy).HasMaxLength(200);
        holiday.Property(h => h.RemovedBecause).HasMaxLength(500);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Registers;

public static class RegistersSets
{
    extension(Db db)
    {
        /// <summary>Every version of every asset: see <see cref="Versions.AsOf"/>.</summary>
        public DbSet<Asset> Assets => db.Set<Asset>();

        /// <summary>Every version of every processing task.</summary>
        public DbSet<ProcessingTask> ProcessingTasks => db.Set<ProcessingTask>();
    }
}

internal sealed class RegistersTables : IEntityTypeConfiguration<Asset>, IEntityTypeConfiguration<ProcessingTask>
{
    /// <summary>The most characters of a field of <see cref="Processing"/>.</summary>
    internal const int Longest = 2000;

    public void Configure(EntityTypeBuilder<Asset> asset)
    {
        Version(asset, "assets");
        asset.Property(a => a.Name).HasMaxLength(200);
        asset.Property(a => a.What).HasMaxLength(Longest);
        asset.Property(a => a.Owner).HasMaxLength(80);
        asset.Property(a => a.Location).HasMaxLength(500);
        asset.Property(a => a.KeptIn).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<ProcessingTask> task)
    {
        Version(task, "processing_tasks");
        foreach (var text in typeof(Processing).GetProperties().Where(p => p.PropertyType == typeof(string)))
            task.Property(text.Name).HasMaxLength(Longest);
        task.HasIndex(t => t.AssetId);
    }

    private static void Version<T>(EntityTypeBuilder<T> version, string table)
        where T : class, IVersion
    {
        version.ToTable(table);
        version.HasKey(v => new { v.Id, v.Number });
        version.Property(v => v.Id).ValueGeneratedNever();
        version.Property(v => v.Number).ValueGeneratedNever();
        version.HasIndex(v => v.UnitId);
        version.HasOne(v => v.Entry).WithMany().OnDelete(DeleteBehavior.Restrict).IsRequired();
        version.HasOne<Unit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

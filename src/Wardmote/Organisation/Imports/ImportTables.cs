using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Organisation.Imports;

public static class ImportSets
{
    extension(Db db)
    {
        public DbSet<Import> Imports => db.Set<Import>();

        /// <summary>What became of each record, by import.</summary>
        public DbSet<ImportChange> ImportChanges => db.Set<ImportChange>();
    }
}

internal sealed class ImportTables : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportChange>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(120);
        import.Property(i => i.Sha256).HasMaxLength(64);
        import.Property(i => i.By).HasMaxLength(200);
        import.Property(i => i.Columns).HasMaxLength(1000);
        import.ComplexProperty(i => i.Counts);
        import.Property(i => i.ClaimedAt).IsConcurrencyToken();
        import.Ignore(i => i.IsUnderWay);
        import.HasIndex(i => i.At);
        import.HasIndex(i => i.Sha256);
        import.HasOne<Unit>().WithMany().HasForeignKey(i => i.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportChange> change)
    {
        change.ToTable("import_changes");
        change.HasKey(c => new
        {
            c.AboutId,
            c.ImportId,
            c.Line,
        });
    }
}

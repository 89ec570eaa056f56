using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Permits;

public static class PermitsSets
{
    extension(Db db)
    {
        public DbSet<Permit> Permits => db.Set<Permit>();

        /// <summary>
        /// What is still in people’s hands by leave of some units: they have it, or have not shown that they have not, whatever
        /// the day they agreed to. Whoever looks for data about somebody asks these people first (R22, R57).
        /// </summary>
        public IQueryable<Permit> PermitsOut(IReadOnlyCollection<Guid> units) =>
            db.Set<Permit>().AsNoTracking().Where(p => units.Contains(p.UnitId) && p.End == null);
    }
}

internal sealed class PermitsTables : IEntityTypeConfiguration<Permit>, IEntityTypeConfiguration<PermitEnd>
{
    /// <summary>The most characters of what is said of the task and of the end.</summary>
    internal const int Longest = 500;

    public void Configure(EntityTypeBuilder<Permit> permit)
    {
        permit.ToTable("permits");
        permit.Property(p => p.Id).ValueGeneratedNever();
        permit.Property(p => p.PersonName).HasMaxLength(200);
        permit.Property(p => p.Data).HasMaxLength(200);
        permit.Property(p => p.Purpose).HasMaxLength(Longest);
        permit.Property(p => p.Place).HasMaxLength(200);
        permit.Property(p => p.GivenBy).HasMaxLength(200);
        permit.HasIndex(p => p.UnitId);
        permit.HasIndex(p => p.EmailKey);
        permit.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PermitEnd> end)
    {
        end.ToTable("permit_ends");
        end.HasKey(e => e.PermitId);
        end.Property(e => e.PermitId).ValueGeneratedNever();
        end.Property(e => e.Report).HasMaxLength(Longest);
        end.Property(e => e.RecordedBy).HasMaxLength(200);
        end.HasOne<Permit>().WithOne(p => p.End).HasForeignKey<PermitEnd>(e => e.PermitId);
    }
}

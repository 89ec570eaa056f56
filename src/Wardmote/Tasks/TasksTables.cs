using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Tasks;

public static class TasksSets
{
    extension(Db db)
    {
        public DbSet<Assignment> Assignments => db.Set<Assignment>();
    }
}

internal sealed class TasksTables : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("assignments");
        assignment.Property(a => a.Id).ValueGeneratedNever();
        assignment.Property(a => a.Kind).HasMaxLength(60);
        assignment.Property(a => a.PersonName).HasMaxLength(200);
        assignment.Property(a => a.Email).HasMaxLength(254);
        assignment.Property(a => a.Version).IsConcurrencyToken();
        assignment.Property(a => a.EmailKey).HasMaxLength(254);
        assignment.HasIndex(a => a.EmailKey);
        assignment.HasIndex(a => a.CaseId);
        assignment.HasIndex(a => new { a.EndedAt, a.DueOn });
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Correspondence;

public static class CorrespondenceSets
{
    extension(Db db)
    {
        public DbSet<Letter> Letters => db.Set<Letter>();
        public DbSet<Delivery> Deliveries => db.Set<Delivery>();
    }
}

internal sealed class CorrespondenceTables : IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("letters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Template).HasMaxLength(60);
        letter.Property(l => l.ToName).HasMaxLength(200);
        letter.Property(l => l.ToAddress).HasMaxLength(500);
        letter.Property(l => l.Subject).HasMaxLength(300);
        letter.Property(l => l.MessageId).HasMaxLength(200);
        letter.HasIndex(l => l.CaseId);
        letter.HasIndex(l => l.UnitId);
        letter.HasOne(l => l.Delivery).WithOne().HasForeignKey<Delivery>(d => d.LetterId);
    }

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries");
        delivery.HasKey(d => d.LetterId);
        delivery.Property(d => d.LastProblem).HasMaxLength(500);
        delivery.HasIndex(d => new { d.State, d.NextAttemptAt });
    }
}

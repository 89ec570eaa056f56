using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Correspondence;

public static class CorrespondenceSets
{
    extension(Db db)
    {
        public DbSet<Letter> Letters => db.Set<Letter>();
        public DbSet<Delivery> Deliveries => db.Set<Delivery>();
        public DbSet<TemplateVersion> TemplateVersions => db.Set<TemplateVersion>();

        /// <summary>The letters that someone must look at, among those the actor keeps: what the alarm counts.</summary>
        public IQueryable<Letter> ParkedLetters(Actor actor) =>
            db.VisibleTo<Letter>(actor, Duty.KeepLetters).Where(l => l.Delivery!.State == DeliveryState.Parked);

        /// <summary>One letter among those the actor keeps, with its delivery, to be changed.</summary>
        /// <exception cref="Refused">It is not there for this actor.</exception>
        internal async Task<Letter> KeptLetterAsync(Actor actor, Guid id, CancellationToken stop) =>
            await db.VisibleTo<Letter>(actor, Duty.KeepLetters)
                .Include(l => l.Delivery)
                .SingleOrDefaultAsync(l => l.Id == id, stop)
            ?? throw new Refused("There is no such letter.");
    }
}

internal sealed class CorrespondenceTables
    : IEntityTypeConfiguration<Letter>,
        IEntityTypeConfiguration<Delivery>,
        IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("letters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.Template).HasMaxLength(60);
        letter.Property(l => l.ToName).HasMaxLength(200);
        letter.Property(l => l.ToAddress).HasMaxLength(500);
        letter.Property(l => l.NameKey).HasMaxLength(200);
        letter.Property(l => l.EmailKey).HasMaxLength(254);
        letter.Property(l => l.Subject).HasMaxLength(300);
        letter.Property(l => l.MessageId).HasMaxLength(200);
        letter.HasIndex(l => l.CaseId);
        letter.HasIndex(l => l.UnitId);
        letter.HasIndex(l => l.EmailKey);
        letter.HasIndex(l => l.NameKey);
        letter.HasOne(l => l.Delivery).WithOne().HasForeignKey<Delivery>(d => d.LetterId);
    }

    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("deliveries");
        delivery.HasKey(d => d.LetterId);
        delivery.Property(d => d.LastProblem).HasMaxLength(500);
        delivery.Property(d => d.Fence).IsConcurrencyToken();
        delivery.HasIndex(d => new { d.State, d.NextAttemptAt });
    }

    public void Configure(EntityTypeBuilder<TemplateVersion> version)
    {
        version.ToTable("template_versions");
        version.HasKey(v => new
        {
            v.UnitId,
            v.Template,
            v.Version,
        });
        version.Property(v => v.Template).HasMaxLength(60);
        version.Property(v => v.SavedBy).HasMaxLength(200);
    }
}

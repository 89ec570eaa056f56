using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Training;

public static class TrainingSets
{
    extension(Db db)
    {
        public DbSet<Certificate> Certificates => db.Set<Certificate>();
        public DbSet<TrainingSession> TrainingSessions => db.Set<TrainingSession>();
        public DbSet<TrainingTerm> TrainingTerms => db.Set<TrainingTerm>();
        public DbSet<TrainingReminder> TrainingReminders => db.Set<TrainingReminder>();
        public DbSet<Acceptance> Acceptances => db.Set<Acceptance>();
        public DbSet<SectionRead> SectionsRead => db.Set<SectionRead>();
        public DbSet<CourseTry> CourseTries => db.Set<CourseTry>();
    }
}

internal sealed class TrainingTables
    : IEntityTypeConfiguration<Certificate>,
        IEntityTypeConfiguration<TrainingSession>,
        IEntityTypeConfiguration<TrainingTerm>,
        IEntityTypeConfiguration<TrainingReminder>,
        IEntityTypeConfiguration<Acceptance>,
        IEntityTypeConfiguration<SectionRead>,
        IEntityTypeConfiguration<CourseTry>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ToTable("certificates");
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Number).HasMaxLength(20);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.Property(c => c.PersonName).HasMaxLength(200);
        certificate.Property(c => c.EmailKey).HasMaxLength(254);
        certificate.HasIndex(c => c.EmailKey);
        certificate.Property(c => c.Course).HasMaxLength(200);
        certificate.Property(c => c.Provider).HasMaxLength(200);
        certificate.Property(c => c.GivenBy).HasMaxLength(200);
        certificate.Property(c => c.WithdrawnBecause).HasMaxLength(500);
        certificate.Property(c => c.WithdrawnAt).IsConcurrencyToken();
        certificate.HasIndex(c => c.SessionId);
        certificate.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        certificate
            .HasOne<TrainingSession>()
            .WithMany()
            .HasForeignKey(c => c.SessionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingSession> session)
    {
        session.ToTable("training_sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.Place).HasMaxLength(200);
        session.Property(s => s.Trainer).HasMaxLength(200);
        session.Property(s => s.CancelledBecause).HasMaxLength(500);
        session.Property(s => s.Version).IsConcurrencyToken();
        session.HasIndex(s => new { s.UnitId, s.On });
        session.HasOne(s => s.Unit).WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingTerm> term)
    {
        term.ToTable("training_terms");
        term.HasKey(t => t.UnitId);
        term.Property(t => t.UnitId).ValueGeneratedNever();
        term.Property(t => t.Because).HasMaxLength(500);
        term.HasOne<Unit>().WithOne().HasForeignKey<TrainingTerm>(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TrainingReminder> reminder)
    {
        reminder.ToTable("training_reminders");
        reminder.HasKey(r => new { r.CertificateId, r.DaysBefore });
        reminder.HasOne<Certificate>().WithMany().HasForeignKey(r => r.CertificateId);
    }

    public void Configure(EntityTypeBuilder<Acceptance> acceptance)
    {
        acceptance.ToTable("acceptances");
        acceptance.HasKey(a => new
        {
            a.AccountId,
            a.Undertaking,
            a.Version,
        });
        acceptance.Property(a => a.Undertaking).HasMaxLength(60);
        acceptance.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SectionRead> read)
    {
        read.ToTable("course_sections_read");
        read.HasKey(r => new
        {
            r.AccountId,
            r.Course,
            r.Version,
            r.Section,
        });
        read.Property(r => r.Course).HasMaxLength(60);
        read.Property(r => r.Section).HasMaxLength(60);
        read.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CourseTry> tried)
    {
        tried.ToTable("course_tries");
        tried.Property(t => t.Id).ValueGeneratedNever();
        tried.Property(t => t.Course).HasMaxLength(60);
        tried.Property(t => t.Chosen).HasMaxLength(200);
        tried
            .HasIndex(t => new
            {
                t.AccountId,
                t.Course,
                t.Number,
            })
            .IsUnique();
        tried.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Protection;

public static class ProtectionSets
{
    extension(Db db)
    {
        public DbSet<Designation> Designations => db.Set<Designation>();
        public DbSet<Declaration> Declarations => db.Set<Declaration>();
        public DbSet<DeclarationReminder> DeclarationReminders => db.Set<DeclarationReminder>();
        public DbSet<PublicContact> PublicContacts => db.Set<PublicContact>();
        public DbSet<Advice> Advice => db.Set<Advice>();
        public DbSet<Awareness> Awareness => db.Set<Awareness>();
        public DbSet<RegulatorLetter> RegulatorLetters => db.Set<RegulatorLetter>();
        public DbSet<RoleChoice> RoleChoices => db.Set<RoleChoice>();
    }
}

internal sealed class ProtectionTables
    : IEntityTypeConfiguration<Designation>,
        IEntityTypeConfiguration<Declaration>,
        IEntityTypeConfiguration<DeclarationReminder>,
        IEntityTypeConfiguration<PublicContact>,
        IEntityTypeConfiguration<Advice>,
        IEntityTypeConfiguration<Awareness>,
        IEntityTypeConfiguration<RegulatorLetter>,
        IEntityTypeConfiguration<RoleChoice>
{
    public void Configure(EntityTypeBuilder<Designation> designation)
    {
        designation.ToTable("designations");
        designation.HasKey(d => d.AppointmentId);
        designation.Property(d => d.AppointmentId).ValueGeneratedNever();
        designation.Property(d => d.By).HasMaxLength(200);
        designation.Property(d => d.Document).HasMaxLength(500);
        designation
            .HasOne<Appointment>()
            .WithOne()
            .HasForeignKey<Designation>(d => d.AppointmentId)
            .OnDelete(DeleteBehavior.Restrict);
        designation.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Declaration> declaration)
    {
        declaration.ToTable("declarations");
        declaration.Property(d => d.Id).ValueGeneratedNever();
        declaration.Property(d => d.OtherOffices).HasMaxLength(4000);
        declaration.Property(d => d.Because).HasMaxLength(2000);
        declaration
            .HasOne<Appointment>()
            .WithMany()
            .HasForeignKey(d => d.AppointmentId)
            .OnDelete(DeleteBehavior.Restrict);
        declaration.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DeclarationReminder> reminder)
    {
        reminder.ToTable("declaration_reminders");
        reminder.HasKey(r => new
        {
            r.AppointmentId,
            r.DueOn,
            r.DaysBefore,
        });
        reminder.HasOne<Appointment>().WithMany().HasForeignKey(r => r.AppointmentId);
    }

    public void Configure(EntityTypeBuilder<PublicContact> contact)
    {
        contact.ToTable("public_contacts");
        contact.HasKey(c => c.UnitId);
        contact.Property(c => c.UnitId).ValueGeneratedNever();
        contact.Property(c => c.Email).HasMaxLength(254);
        contact.Property(c => c.Phone).HasMaxLength(40);
        contact.Property(c => c.PostalAddress).HasMaxLength(500);
        contact.HasOne<Unit>().WithOne().HasForeignKey<PublicContact>(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Advice> advice)
    {
        advice.ToTable("advice");
        advice.Property(a => a.Id).ValueGeneratedNever();
        advice.Property(a => a.GivenBy).HasMaxLength(200);
        advice.Property(a => a.To).HasMaxLength(200);
        advice.Property(a => a.About).HasMaxLength(200);
        advice.Property(a => a.Words).HasMaxLength(4000);
        advice.Property(a => a.Version).IsConcurrencyToken();
        advice.OwnsOne(
            a => a.Decision,
            decision =>
            {
                decision.Property(d => d.By).HasMaxLength(200);
                decision.Property(d => d.Because).HasMaxLength(2000);
            }
        );
        advice.HasIndex(a => new { a.UnitId, a.On });
        advice.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Awareness> awareness)
    {
        awareness.ToTable("awareness");
        awareness.Property(a => a.Id).ValueGeneratedNever();
        awareness.Property(a => a.What).HasMaxLength(200);
        awareness.Property(a => a.Audience).HasMaxLength(200);
        awareness.HasIndex(a => new { a.UnitId, a.On });
        awareness.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RegulatorLetter> letter)
    {
        letter.ToTable("regulator_letters");
        letter.Property(l => l.Id).ValueGeneratedNever();
        letter.Property(l => l.About).HasMaxLength(500);
        letter.Property(l => l.Reference).HasMaxLength(80);
        letter.Property(l => l.Answer).HasMaxLength(2000);
        letter.Property(l => l.Version).IsConcurrencyToken();
        letter.HasIndex(l => new { l.UnitId, l.On });
        letter.HasOne<Unit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RoleChoice> choice)
    {
        choice.ToTable("role_choices");
        choice.HasKey(c => new { c.UnitId, c.Role });
        choice.Property(c => c.Office).HasMaxLength(80);
        choice.Property(c => c.Because).HasMaxLength(500);
        choice.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

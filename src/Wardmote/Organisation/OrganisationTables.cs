using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Organisation;

public static class OrganisationSets
{
    extension(Db db)
    {
        public DbSet<Unit> Units => db.Set<Unit>();
        public DbSet<Appointment> Appointments => db.Set<Appointment>();
        public DbSet<DutyChange> DutyChanges => db.Set<DutyChange>();
    }
}

internal sealed class OrganisationTables
    : IEntityTypeConfiguration<Unit>,
        IEntityTypeConfiguration<UnitAbove>,
        IEntityTypeConfiguration<Appointment>,
        IEntityTypeConfiguration<OffCommittee>,
        IEntityTypeConfiguration<DutyChange>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.ToTable("units");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Code).HasMaxLength(40);
        unit.HasIndex(u => u.Code).IsUnique();
        unit.Property(u => u.Name).HasMaxLength(200);
        unit.Property(u => u.Email).HasMaxLength(254);
        unit.Property(u => u.PostalAddress).HasMaxLength(500);
        unit.HasOne(u => u.Parent).WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasMany(u => u.Above).WithOne().HasForeignKey(a => a.UnitId);
    }

    public void Configure(EntityTypeBuilder<UnitAbove> above)
    {
        above.ToTable("units_above");
        above.HasKey(a => new { a.UnitId, a.AboveId });
        above.HasIndex(a => a.AboveId);
    }

    public void Configure(EntityTypeBuilder<Appointment> appointment)
    {
        appointment.ToTable("appointments");
        appointment.Property(a => a.Id).ValueGeneratedNever();
        appointment.Property(a => a.Office).HasMaxLength(80);
        appointment.Property(a => a.PersonName).HasMaxLength(200);
        appointment.Property(a => a.Email).HasMaxLength(254);
        appointment.Property(a => a.EmailKey).HasMaxLength(254);
        appointment.HasIndex(a => a.EmailKey);
        appointment.HasIndex(a => new { a.UnitId, a.Office });
        appointment.HasOne(a => a.Unit).WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<OffCommittee> off)
    {
        off.ToTable("offices_off_committee");
        off.HasKey(o => new { o.UnitId, o.Office });
        off.Property(o => o.Office).HasMaxLength(80);
        off.HasOne<Unit>().WithMany().HasForeignKey(o => o.UnitId);
    }

    public void Configure(EntityTypeBuilder<DutyChange> change)
    {
        change.ToTable("duty_changes");
        change.HasKey(c => new
        {
            c.UnitId,
            c.Office,
            c.Duty,
        });
        change.Property(c => c.Office).HasMaxLength(80);
        change.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
    }
}

using Microsoft.AspNetCore.Identity;
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
        public DbSet<Account> Accounts => db.Set<Account>();
    }
}

internal sealed class OrganisationTables
    : IEntityTypeConfiguration<Unit>,
        IEntityTypeConfiguration<UnitAbove>,
        IEntityTypeConfiguration<Appointment>,
        IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>
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

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.PersonName).HasMaxLength(200);
        account.Property(a => a.EmailKey).HasMaxLength(254);
        account.HasIndex(a => a.EmailKey).IsUnique();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.Property(a => a.UserName).HasMaxLength(254);
        account.Property(a => a.NormalizedUserName).HasMaxLength(254);
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.NormalizedEmail).HasMaxLength(254);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("account_tokens");
        token.HasKey(t => new
        {
            t.UserId,
            t.LoginProvider,
            t.Name,
        });
        token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Organisation;

public static class AccountSets
{
    extension(Db db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<AccountLink> AccountLinks => db.Set<AccountLink>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<Passkey> Passkeys => db.Set<Passkey>();
        public DbSet<ProviderBinding> ProviderBindings => db.Set<ProviderBinding>();
        public DbSet<Recovery> Recoveries => db.Set<Recovery>();
        public DbSet<ForgottenPassword> ForgottenPasswords => db.Set<ForgottenPassword>();
        public DbSet<CalendarAddress> CalendarAddresses => db.Set<CalendarAddress>();
    }
}

internal sealed class AccountTables
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<Session>,
        IEntityTypeConfiguration<AccountLink>,
        IEntityTypeConfiguration<ForgottenPassword>,
        IEntityTypeConfiguration<Passkey>,
        IEntityTypeConfiguration<ProviderBinding>,
        IEntityTypeConfiguration<Recovery>,
        IEntityTypeConfiguration<RecoveryConfirmation>,
        IEntityTypeConfiguration<RecoveryCode>,
        IEntityTypeConfiguration<CalendarAddress>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts");
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.PersonName).HasMaxLength(200);
        account.Property(a => a.EmailKey).HasMaxLength(254);
        account.HasIndex(a => a.EmailKey).IsUnique();
        account.HasIndex(a => a.NormalizedUserName).IsUnique();
        account.Property(a => a.LastTotpStep).IsConcurrencyToken();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.Property(a => a.UserName).HasMaxLength(254);
        account.Property(a => a.NormalizedUserName).HasMaxLength(254);
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.NormalizedEmail).HasMaxLength(254);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => s.TokenHash).IsUnique();
        session.Property(s => s.Device).HasMaxLength(100);
        session.HasIndex(s => s.AccountId);
        session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CalendarAddress> address)
    {
        address.ToTable("calendar_addresses");
        address.HasKey(c => c.AccountId);
        address.Property(c => c.AccountId).ValueGeneratedNever();
        address.Property(c => c.TokenHash).IsConcurrencyToken();
        address.HasIndex(c => c.TokenHash).IsUnique();
        address.HasOne<Account>().WithOne().HasForeignKey<CalendarAddress>(c => c.AccountId);
    }

    public void Configure(EntityTypeBuilder<AccountLink> link)
    {
        link.ToTable("account_links");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasIndex(l => l.AccountId);
        link.Property(l => l.EndedAt).IsConcurrencyToken();
        link.HasOne(l => l.Account).WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ForgottenPassword> forgotten)
    {
        forgotten.ToTable("forgotten_passwords");
        forgotten.Property(f => f.Id).ValueGeneratedNever();
        forgotten.Property(f => f.EmailKey).HasMaxLength(254);
    }

    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.ToTable("passkeys");
        passkey.Property(p => p.Id).ValueGeneratedNever();
        passkey.Property(p => p.Name).HasMaxLength(100);
        passkey.Property(p => p.Transports).HasMaxLength(200);
        passkey.Property(p => p.CredentialId).HasMaxLength(1023);
        passkey.HasIndex(p => p.CredentialId).IsUnique();
        passkey.HasIndex(p => p.AccountId);
        passkey.Property(p => p.LastAskedAt).IsConcurrencyToken();
        passkey.Property(p => p.SignCount).IsConcurrencyToken();
        passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ProviderBinding> binding)
    {
        binding.ToTable("provider_bindings");
        binding.Property(b => b.Id).ValueGeneratedNever();
        binding.Property(b => b.Issuer).HasMaxLength(ProviderBinding.LongestIssuer);
        binding.Property(b => b.Subject).HasMaxLength(ProviderBinding.LongestSubject);
        binding.HasIndex(b => new { b.Issuer, b.Subject }).IsUnique();
        binding.HasIndex(b => b.AccountId).IsUnique();
        binding.Property(b => b.LastVouchedAt).IsConcurrencyToken();
        binding.HasOne(b => b.Account).WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Recovery> recovery)
    {
        recovery.ToTable("recoveries");
        recovery.Property(r => r.Id).ValueGeneratedNever();
        recovery.Property(r => r.EndedAt).IsConcurrencyToken();
        recovery.Property(r => r.Stamp).IsConcurrencyToken();
        // One at a time waits for each account.
        recovery.HasIndex(r => r.AccountId).IsUnique().HasFilter("ended_at is null");
        recovery.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        recovery.HasMany(r => r.Confirmations).WithOne().HasForeignKey(c => c.RecoveryId);
    }

    public void Configure(EntityTypeBuilder<RecoveryConfirmation> confirmation)
    {
        confirmation.ToTable("recovery_confirmations");
        confirmation.Property(c => c.Id).ValueGeneratedNever();
        confirmation.Property(c => c.ByName).HasMaxLength(200);
        confirmation.Property(c => c.Reason).HasMaxLength(2000);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.HasIndex(c => new { c.AccountId, c.Hash }).IsUnique();
        code.Property(c => c.UsedAt).IsConcurrencyToken();
        code.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

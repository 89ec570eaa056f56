using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Consent;

public static class ConsentSets
{
    extension(Db db)
    {
        /// <summary>Every version of every wording.</summary>
        public DbSet<ConsentWording> ConsentWordings => db.Set<ConsentWording>();

        public DbSet<ConsentRecord> ConsentRecords => db.Set<ConsentRecord>();
    }

    /// <summary>The version of each purpose that is shown now.</summary>
    public static IQueryable<ConsentWording> Newest(this IQueryable<ConsentWording> wordings) =>
        wordings.Where(w => !wordings.Any(l => l.Id == w.Id && l.Number > w.Number));

    /// <summary>
    /// The records that stand. Taking consent back on a day takes back whatever the same person agreed to for the same
    /// purpose until that day, also what is entered later with an older date.
    /// </summary>
    public static IQueryable<ConsentRecord> Standing(this IQueryable<ConsentRecord> records) =>
        records.Where(r =>
            !records.Any(o =>
                o.PurposeId == r.PurposeId
                && o.MemberId == r.MemberId
                && o.NameKey == r.NameKey
                && o.EmailKey == r.EmailKey
                && o.Withdrawal != null
                && o.Withdrawal.On >= r.GivenOn
            )
        );
}

internal sealed class ConsentTables
    : IEntityTypeConfiguration<ConsentWording>,
        IEntityTypeConfiguration<ConsentRecord>,
        IEntityTypeConfiguration<ConsentWithdrawal>
{
    public void Configure(EntityTypeBuilder<ConsentWording> wording)
    {
        wording.ToTable("consent_wordings");
        wording.HasKey(w => new { w.Id, w.Number });
        wording.Property(w => w.Id).ValueGeneratedNever();
        wording.Property(w => w.Number).ValueGeneratedNever();
        wording.Property(w => w.Purpose).HasMaxLength(120);
        wording.Property(w => w.Text).HasMaxLength(4000);
        wording.HasIndex(w => w.UnitId);
        wording.HasOne<Unit>().WithMany().HasForeignKey(w => w.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ConsentRecord> record)
    {
        record.ToTable("consent_records");
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.PersonName).HasMaxLength(200);
        record.Property(r => r.CollectedBy).HasMaxLength(200);
        // One answer of a person to a purpose a day: a form sent twice counts once. Two nulls are not equal to a database.
        record
            .HasIndex(r => new
            {
                r.PurposeId,
                r.MemberId,
                r.GivenOn,
            })
            .IsUnique()
            .HasFilter("member_id is not null");
        record
            .HasIndex(r => new
            {
                r.PurposeId,
                r.EmailKey,
                r.NameKey,
                r.GivenOn,
            })
            .IsUnique()
            .HasFilter("member_id is null");
        record.HasIndex(r => r.MemberId);
        record.HasIndex(r => r.UnitId);
        record
            .HasOne<ConsentWording>()
            .WithMany()
            .HasForeignKey(r => new { r.PurposeId, r.WordingNumber })
            .OnDelete(DeleteBehavior.Restrict);
        record.HasOne<Unit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ConsentWithdrawal> withdrawal)
    {
        withdrawal.ToTable("consent_withdrawals");
        withdrawal.HasKey(w => w.ConsentId);
        withdrawal.Property(w => w.ConsentId).ValueGeneratedNever();
        withdrawal.Property(w => w.How).HasMaxLength(500);
        withdrawal.Property(w => w.RecordedBy).HasMaxLength(200);
        withdrawal
            .HasOne<ConsentRecord>()
            .WithOne(r => r.Withdrawal)
            .HasForeignKey<ConsentWithdrawal>(w => w.ConsentId);
    }
}

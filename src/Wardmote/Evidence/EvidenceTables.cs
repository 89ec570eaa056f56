using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Store;

namespace Wardmote.Evidence;

public static class EvidenceSets
{
    extension(Db db)
    {
        /// <summary>Everything that happened, oldest first by key.</summary>
        public DbSet<JournalEntry> Journal => db.Set<JournalEntry>();

        public DbSet<Attachment> Attachments => db.Set<Attachment>();
    }
}

internal sealed class EvidenceTables
    : IEntityTypeConfiguration<JournalEntry>,
        IEntityTypeConfiguration<Particulars>,
        IEntityTypeConfiguration<PersonConcerned>,
        IEntityTypeConfiguration<Attachment>,
        IEntityTypeConfiguration<AttachmentChunk>,
        IEntityTypeConfiguration<CaseKey>
{
    public void Configure(EntityTypeBuilder<JournalEntry> entry)
    {
        entry.ToTable("journal");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.Kind).HasMaxLength(60);
        entry.HasIndex(e => e.AboutId);
        entry.HasIndex(e => e.Position).IsUnique();
        entry.HasOne(e => e.Particulars).WithOne().HasForeignKey<Particulars>(p => p.EntryId);
        entry.HasMany(e => e.People).WithOne().HasForeignKey(p => p.EntryId);
    }

    public void Configure(EntityTypeBuilder<Particulars> particulars)
    {
        particulars.ToTable("journal_particulars");
        particulars.HasKey(p => p.EntryId);
    }

    public void Configure(EntityTypeBuilder<PersonConcerned> person)
    {
        person.ToTable("journal_people");
        person.HasKey(p => new { p.EntryId, p.PersonId });
        person.HasIndex(p => p.PersonId);
    }

    public void Configure(EntityTypeBuilder<Attachment> attachment)
    {
        attachment.ToTable("attachments");
        attachment.Property(a => a.Id).ValueGeneratedNever();
        attachment.Property(a => a.Name).HasMaxLength(120);
        attachment.Property(a => a.MediaType).HasMaxLength(120);
        attachment.HasIndex(a => a.CaseId);
        attachment.HasIndex(a => a.FinishedAt);
        // Finishing a file and sweeping it away cannot both happen.
        attachment.Property(a => a.FinishedAt).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<AttachmentChunk> chunk)
    {
        chunk.ToTable("attachment_chunks");
        chunk.HasKey(c => new { c.AttachmentId, c.Number });
        chunk.HasOne<Attachment>().WithMany().HasForeignKey(c => c.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseKey> key)
    {
        key.ToTable("case_keys");
        key.HasKey(k => k.CaseId);
        key.Property(k => k.MasterKeyId).HasMaxLength(20);
    }
}

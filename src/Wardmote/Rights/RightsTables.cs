using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Rights.Changing;
using Wardmote.Rights.Triage;
using Wardmote.Store;

namespace Wardmote.Rights;

public static class RightsSets
{
    extension(Db db)
    {
        public DbSet<Request> Requests => db.Set<Request>();
        public DbSet<Holder> Holders => db.Set<Holder>();
        public DbSet<Item> Items => db.Set<Item>();
        public DbSet<Pack> Packs => db.Set<Pack>();
        public DbSet<Release> Releases => db.Set<Release>();
    }
}

internal sealed class RightsTables
    : IEntityTypeConfiguration<Request>,
        IEntityTypeConfiguration<IdentityCheck>,
        IEntityTypeConfiguration<Extension>,
        IEntityTypeConfiguration<Question>,
        IEntityTypeConfiguration<Fee>,
        IEntityTypeConfiguration<Slack>,
        IEntityTypeConfiguration<Draft>,
        IEntityTypeConfiguration<Holder>,
        IEntityTypeConfiguration<Attestation>,
        IEntityTypeConfiguration<Item>,
        IEntityTypeConfiguration<Withholding>,
        IEntityTypeConfiguration<Pack>,
        IEntityTypeConfiguration<Release>,
        IEntityTypeConfiguration<Ruling>,
        IEntityTypeConfiguration<KeptReview>,
        IEntityTypeConfiguration<Correction>,
        IEntityTypeConfiguration<Carrying>,
        IEntityTypeConfiguration<RecipientTold>,
        IEntityTypeConfiguration<Refusal>,
        IEntityTypeConfiguration<Reply>,
        IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Request> request)
    {
        request.ToTable("rights_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.Reference).HasMaxLength(20);
        request.HasIndex(r => r.Reference).IsUnique();
        request.HasIndex(r => r.UnitId);
        request.HasIndex(r => r.PersonId);
        request.Property(r => r.Version).IsConcurrencyToken();
        request.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        request.OwnsOne(
            r => r.Subject,
            subject =>
            {
                subject.HasIndex(s => s.NameKey);
                subject.HasIndex(s => s.EmailKey);
            }
        );
        request.Navigation(r => r.Subject).IsRequired();
        request.OwnsOne(r => r.Representative);
        request.HasOne(r => r.Identity).WithOne().HasForeignKey<IdentityCheck>(i => i.RequestId);
        request.HasOne(r => r.Extension).WithOne().HasForeignKey<Extension>(e => e.RequestId);
        request.HasMany(r => r.Questions).WithOne().HasForeignKey(q => q.RequestId);
        request.HasMany(r => r.Fees).WithOne().HasForeignKey(f => f.RequestId);
        request.Ignore(r => r.OpenQuestion).Ignore(r => r.Fee).Ignore(r => r.AwaitedFee);
        request.Property(r => r.WishKey).HasMaxLength(40);
        request.Ignore(r => r.IdentityWaits).Ignore(r => r.Wish).Ignore(r => r.Kind).Ignore(r => r.IsAnswered);
        request.HasMany(r => r.Assessments).WithOne().HasForeignKey(a => a.RequestId);
        request.HasMany(r => r.Corrections).WithOne().HasForeignKey(c => c.RequestId);
        request.HasOne(r => r.Carrying).WithOne().HasForeignKey<Carrying>(c => c.RequestId);
        request.HasMany(r => r.RecipientsTold).WithOne().HasForeignKey(t => t.RequestId);
        request.HasOne(r => r.Refusal).WithOne().HasForeignKey<Refusal>(f => f.RequestId);
        request.HasOne(r => r.Reply).WithOne().HasForeignKey<Reply>(p => p.RequestId);
        request.HasMany(r => r.Slack).WithOne().HasForeignKey(s => s.RequestId);
        request.HasMany(r => r.Holders).WithOne().HasForeignKey(h => h.RequestId);
        request.HasMany(r => r.Items).WithOne().HasForeignKey(i => i.RequestId);
        request.HasMany(r => r.Packs).WithOne().HasForeignKey(p => p.RequestId);
        request.OwnsOne(r => r.Closure);
    }

    public void Configure(EntityTypeBuilder<IdentityCheck> check)
    {
        check.ToTable("rights_identity_checks");
        check.HasKey(c => c.RequestId);
    }

    public void Configure(EntityTypeBuilder<Extension> extension)
    {
        extension.ToTable("rights_extensions");
        extension.HasKey(e => e.RequestId);
    }

    public void Configure(EntityTypeBuilder<Question> question)
    {
        question.ToTable("rights_questions");
        question.Property(q => q.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Fee> fee)
    {
        fee.ToTable("rights_fees");
        fee.Property(f => f.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Slack> slack)
    {
        slack.ToTable("rights_slack");
        slack.Property(s => s.Id).ValueGeneratedNever();
        slack.Property(s => s.Stage).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("rights_drafts");
        draft.Property(d => d.Id).ValueGeneratedNever();
        draft.HasIndex(d => d.TokenHash).IsUnique();
        draft.HasIndex(d => d.ExpiresAt);
        draft.Property(d => d.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Holder> holder)
    {
        holder.ToTable("rights_holders");
        holder.Property(h => h.Id).ValueGeneratedNever();
        holder.HasIndex(h => h.LinkHash).IsUnique();
        holder.Property(h => h.Version).IsConcurrencyToken();
        holder.HasMany(h => h.Attestations).WithOne().HasForeignKey(a => a.HolderId);
    }

    public void Configure(EntityTypeBuilder<Attestation> attestation)
    {
        attestation.ToTable("rights_attestations");
        attestation.Property(a => a.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Item> item)
    {
        item.ToTable("rights_items");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.HasIndex(i => new
            {
                i.RequestId,
                i.Source,
                i.RecordKey,
            })
            .IsUnique();
        item.HasOne(i => i.Attachment).WithMany().HasForeignKey(i => i.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        item.HasOne(i => i.Withholding).WithOne().HasForeignKey<Withholding>(w => w.ItemId);
        item.HasOne(i => i.Ruling).WithOne().HasForeignKey<Ruling>(r => r.ItemId);
    }

    public void Configure(EntityTypeBuilder<Withholding> withholding)
    {
        withholding.ToTable("rights_withholdings");
        withholding.HasKey(w => w.ItemId);
        withholding.OwnsOne(w => w.ThirdParty);
        withholding.OwnsOne(w => w.Privilege);
    }

    public void Configure(EntityTypeBuilder<Pack> pack)
    {
        pack.ToTable("rights_packs");
        pack.Property(p => p.Id).ValueGeneratedNever();
        pack.HasOne(p => p.Attachment).WithMany().HasForeignKey(p => p.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        pack.HasMany(p => p.Releases).WithOne().HasForeignKey(r => r.PackId);
    }

    public void Configure(EntityTypeBuilder<Release> release)
    {
        release.ToTable("rights_releases");
        release.Property(r => r.Id).ValueGeneratedNever();
        release.HasIndex(r => r.LinkHash).IsUnique();
        release.Property(r => r.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Ruling> ruling)
    {
        ruling.ToTable("rights_rulings");
        ruling.HasKey(r => r.ItemId);
        ruling.HasIndex(r => r.ReviewOn).HasFilter("review_on is not null");
    }

    public void Configure(EntityTypeBuilder<KeptReview> review)
    {
        review.ToTable("rights_kept_reviews");
        review.Property(r => r.Id).ValueGeneratedNever();
        review.HasOne<Ruling>().WithMany().HasForeignKey(r => r.ItemId);
    }

    public void Configure(EntityTypeBuilder<Correction> correction)
    {
        correction.ToTable("rights_corrections");
        correction.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Carrying> carrying)
    {
        carrying.ToTable("rights_carryings");
        carrying.HasKey(c => c.RequestId);
        carrying.HasIndex(c => c.StartedAt).HasFilter("finished_at is null");
    }

    public void Configure(EntityTypeBuilder<RecipientTold> told)
    {
        told.ToTable("rights_recipients_told");
        told.Property(t => t.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Refusal> refusal)
    {
        refusal.ToTable("rights_refusals");
        refusal.HasKey(r => r.RequestId);
    }

    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.ToTable("rights_assessments");
        assessment.Property(a => a.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Reply> reply)
    {
        reply.ToTable("rights_replies");
        reply.HasKey(r => r.RequestId);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Notices;

public static class NoticesSets
{
    extension(Db db)
    {
        public DbSet<NoticeChoice> NoticeChoices => db.Set<NoticeChoice>();
    }
}

internal sealed class NoticesTables : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("notice_choices");
        choice.Property(c => c.Id).ValueGeneratedNever();
        choice.Property(c => c.How).HasMaxLength(500);
        choice.Property(c => c.RecordedBy).HasMaxLength(200);
        choice.HasIndex(c => c.MemberId);
        choice.HasIndex(c => c.UnitId);
        choice.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

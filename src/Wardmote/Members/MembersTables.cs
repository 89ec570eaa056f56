using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Members;

public static class MembersSets
{
    extension(Db db)
    {
        public DbSet<Member> Members => db.Set<Member>();
        public DbSet<GroupMembership> GroupMemberships => db.Set<GroupMembership>();
        public DbSet<AccessTask> AccessTasks => db.Set<AccessTask>();
        public DbSet<Opinion> Opinions => db.Set<Opinion>();
    }
}

internal sealed class MembersTables
    : IEntityTypeConfiguration<Member>,
        IEntityTypeConfiguration<GroupMembership>,
        IEntityTypeConfiguration<AccessTask>,
        IEntityTypeConfiguration<Opinion>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Property(m => m.Id).ValueGeneratedNever();
        member.Property(m => m.Number).HasMaxLength(40);
        member.HasIndex(m => m.Number).IsUnique();
        member.HasIndex(m => new { m.UnitId, m.NameKey });
        member.HasIndex(m => m.EmailKey);
        member.HasIndex(m => m.PersonId).HasFilter("person_id is not null");
        // No foreign key to units: units are never deleted, a feed reads them in the transaction that writes its members,
        // and looking up half a million of them one by one takes longer than writing the members.
    }

    public void Configure(EntityTypeBuilder<GroupMembership> membership)
    {
        membership.ToTable("group_memberships");
        membership.HasKey(m => new { m.MemberId, m.UnitId });
        membership.HasIndex(m => m.UnitId);
        membership.HasOne<Member>().WithMany().HasForeignKey(m => m.MemberId);
        membership.HasOne<Unit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccessTask> task)
    {
        task.ToTable("access_tasks");
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Name).HasMaxLength(120);
        task.HasIndex(t => t.UnitId);
        task.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("opinions");
        opinion.Property(o => o.Id).ValueGeneratedNever();
        opinion.Property(o => o.Text).HasMaxLength(200);
        opinion.Property(o => o.Source).HasMaxLength(200);
        opinion.Property(o => o.CollectedBy).HasMaxLength(200);
        opinion.Property(o => o.ToldHow).HasMaxLength(200);
        opinion.Property(o => o.RecordedBy).HasMaxLength(200);
        opinion.HasIndex(o => o.MemberId);
        opinion.HasIndex(o => o.UnitId);
        opinion.HasOne<Unit>().WithMany().HasForeignKey(o => o.UnitId).OnDelete(DeleteBehavior.Restrict);
        // No foreign key to members: an opinion goes, or stays with its reason, by a ruling of its own.
    }
}

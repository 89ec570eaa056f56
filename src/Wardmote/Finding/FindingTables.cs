using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wardmote.Finding;

internal sealed class FindingTables
    : IEntityTypeConfiguration<Person>,
        IEntityTypeConfiguration<Restriction>,
        IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("persons");
        person.Property(p => p.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Restriction> restriction)
    {
        restriction.ToTable("restrictions");
        restriction.Property(r => r.Id).ValueGeneratedNever();
        restriction.HasIndex(r => r.PersonId);
        restriction.HasIndex(r => r.RequestId);
    }

    public void Configure(EntityTypeBuilder<Suppression> suppression)
    {
        suppression.ToTable("suppressions");
        suppression.HasKey(s => s.Fingerprint);
        suppression.HasIndex(s => s.RequestId);
    }
}

using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>
/// The one database. It knows no room: each room maps its own tables with <see cref="IEntityTypeConfiguration{T}"/>
/// in its <c>…Tables.cs</c>, and names its sets there.
/// </summary>
public sealed class Db(DbContextOptions<Db> options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        Conventions.NameInSnakeCase(modelBuilder);
    }
}

using Microsoft.EntityFrameworkCore;

namespace Wardmote.Store;

/// <summary>
/// The one database. It knows no room: each room maps its own tables with <see cref="IEntityTypeConfiguration{T}"/>
/// in its <c>…Tables.cs</c>, and names its sets there.
/// </summary>
public sealed class Db(DbContextOptions<Db> options) : DbContext(options)
{
    /// <summary>What the database lets be seen from now on, where it can tell (<see cref="Store.Sight"/>).</summary>
    public Sight Sight { get; set; } = Sight.Everything;

    /// <summary>
    /// Sees everything until the answer is disposed of: for what an officer’s work needs to know of other units, such as
    /// whether a membership number is taken, and does not show them.
    /// </summary>
    public IDisposable SeeEverything()
    {
        var narrow = new Narrowing(this, Sight);
        Sight = Sight.Everything;
        return narrow;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        Conventions.NameInSnakeCase(modelBuilder);
    }

    private sealed class Narrowing(Db db, Sight before) : IDisposable
    {
        public void Dispose() => db.Sight = before;
    }
}

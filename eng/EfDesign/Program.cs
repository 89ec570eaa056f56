using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Wardmote.Postgres;
using Wardmote.Sqlite;
using Wardmote.Store;

return 0;

/// <summary>Tells `dotnet ef` which database to write migrations for: set WARDMOTE_EF to sqlite or postgres.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<Db>
{
    public Db CreateDbContext(string[] args)
    {
        IDatabaseEngine database =
            Environment.GetEnvironmentVariable("WARDMOTE_EF") == "postgres"
                ? new PostgresEngine("Host=design-time-only")
                : new SqliteEngine("design-time-only.db");
        var options = new DbContextOptionsBuilder<Db>();
        database.Configure(options);
        return new Db(options.Options);
    }
}

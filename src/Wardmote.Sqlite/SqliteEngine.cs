using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Wardmote.Store;

namespace Wardmote.Sqlite;

/// <summary>
/// SQLite in one file that one process owns: the caller holds the <see cref="FolderLock"/>. WAL with full
/// synchronisation, foreign keys on, deleted bytes overwritten.
/// </summary>
public sealed class SqliteEngine(string path) : IDatabaseEngine
{
    public string Name => "SQLite";

    public string PassingOverTaken => "";

    // The indexes of constraints have no statement of their own.
    public string IndexesOf =>
        """
            select 'drop index ' || name as "Drop", sql as "Make" from sqlite_master
            where type = 'index' and tbl_name = {0} and sql is not null
            """;

    public void Configure(DbContextOptionsBuilder options)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 };
        options
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteEngine).Assembly))
            .AddInterceptors(Pragmas.Instance);
    }

    public Task MigrateAsync(Db db, CancellationToken stop) => Schema.MigrateAsync(db, stop);

    public async Task CopyInAsync(Db db, BulkRows rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var own = db.Database.CurrentTransaction is null ? connection.BeginTransaction() : null;
            SqliteBulk.Insert(connection, rows);
            if (own is not null)
                await own.CommitAsync(stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task EmptyLogAsync(Db db, CancellationToken stop) =>
        db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)", stop);

    public async Task ScrubAsync(Db db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("vacuum", stop);
        await EmptyLogAsync(db, stop);
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Set(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on;";
            command.ExecuteNonQuery();
        }
    }
}

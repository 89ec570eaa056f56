using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
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

    public void Configure(DbContextOptionsBuilder options)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 };
        options
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteEngine).Assembly))
            .AddInterceptors(Pragmas.Instance);
    }

    public async Task MigrateAsync(Db db, CancellationToken stop)
    {
        await Schema.RefuseNewerAsync(db, stop);
        await db.Database.MigrateAsync(stop);
    }

    public async Task<long> CopyInAsync(
        Db db,
        string table,
        IReadOnlyList<string> columns,
        IEnumerable<object?[]> rows,
        CancellationToken stop
    )
    {
        await db.Database.OpenConnectionAsync(stop);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        var outer = db.Database.CurrentTransaction?.GetDbTransaction() as SqliteTransaction;
        var own = outer is null ? connection.BeginTransaction() : null;
        try
        {
            using var insert = connection.CreateCommand();
            insert.Transaction = outer ?? own;
            var names = columns.Select((_, i) => $"$p{i}").ToList();
            insert.CommandText =
                $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", names)})";
            var parameters = names.ConvertAll(name =>
                insert.Parameters.Add(new SqliteParameter { ParameterName = name })
            );
            insert.Prepare();
            long count = 0;
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                    parameters[i].Value = Stored(row[i]);
                insert.ExecuteNonQuery();
                if (++count % 1024 == 0)
                    stop.ThrowIfCancellationRequested();
            }
            if (own is not null)
                await own.CommitAsync(stop);
            return count;
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    public async Task CopyInAsync(Db db, BulkRows rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            SqliteBulk.Insert((SqliteConnection)db.Database.GetDbConnection(), rows);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // As Microsoft.Data.Sqlite and EF Core write them, so that rows copied in equal rows saved.
    private static object Stored(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid key => key.ToString().ToUpperInvariant(),
            _ => value,
        };

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

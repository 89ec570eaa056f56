using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wardmote.Store;

namespace Wardmote.Tests;

/// <summary>The PostgreSQL that the tests use, if there is one: a database each, copied from a migrated template.</summary>
internal static class TestPostgres
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static string? template;

    /// <summary>A connection string of a role that may create databases; null when the tests have no PostgreSQL.</summary>
    public static string? Server { get; } =
        Environment.GetEnvironmentVariable("WARDMOTE_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Makes an empty, migrated database and returns its connection string.</summary>
    public static async Task<string> NewDatabaseAsync(Func<string, Task> migrateAsync)
    {
        await Turn.WaitAsync();
        try
        {
            if (template is null)
            {
                var name = $"wardmote_template_{Environment.ProcessId}";
                await RunAsync($"drop database if exists {name}");
                await RunAsync($"create database {name}");
                await migrateAsync(To(name, pooling: false));
                template = name;
            }
            var fresh = $"wardmote_{Guid.CreateVersion7():n}";
            await RunAsync($"create database {fresh} template {template}");
            return To(fresh);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Makes a database with nothing in it and returns its connection string.</summary>
    public static async Task<string> NewEmptyDatabaseAsync()
    {
        var fresh = $"wardmote_{Guid.CreateVersion7():n}";
        await RunAsync($"create database {fresh}");
        return To(fresh);
    }

    public static Task DropAsync(string connection)
    {
        using (var pool = new NpgsqlConnection(connection))
            NpgsqlConnection.ClearPool(pool);
        return RunAsync(
            $"drop database if exists {new NpgsqlConnectionStringBuilder(connection).Database} with (force)"
        );
    }

    /// <summary>The server notices a killed client, and undoes its work, a moment later.</summary>
    public static async Task<bool> UntilAloneAsync(Db db)
    {
        while (
            (
                await db
                    .Database.SqlQuery<int>(
                        $"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'"
                    )
                    .ToListAsync()
            )[0] > 0
        )
            await Task.Delay(5);
        return true;
    }

    // A database is only copied while nobody is connected to it.
    private static string To(string database, bool pooling = true) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling }.ConnectionString;

    private static async Task RunAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}

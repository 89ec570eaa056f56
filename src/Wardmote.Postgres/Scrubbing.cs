using Npgsql;
using Wardmote.Store;

namespace Wardmote.Postgres;

/// <summary>
/// Makes a cluster forget what was deleted: every table is written anew, the statistics with their samples of values too,
/// and the server’s log is driven on until each of its files has been overwritten or unlinked.
/// </summary>
internal static class Scrubbing
{
    private const string ForTheKeeper =
        "vacuum full; delete from pg_statistic; vacuum full pg_statistic; analyze; alter system set wal_recycle = off; select pg_reload_conf(); checkpoint; select pg_switch_wal(); checkpoint;";

    /// <exception cref="Refused">The login is no superuser, and its own tables are all that it could write anew.</exception>
    internal static async Task RunAsync(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await DoAsync(connection, "vacuum full", stop);
        if (await AskAsync(connection, "select rolsuper from pg_roles where rolname = session_user", stop) is not true)
            throw new Refused(
                $"Wardmote’s own tables are written anew. The server’s log and its samples may still hold what was deleted: ask whoever keeps the server to run, in this database: {ForTheKeeper}"
            );
        // The samples of a table that is empty now would stay as they were.
        await DoAsync(connection, "delete from pg_statistic", stop);
        await DoAsync(connection, "vacuum full pg_statistic", stop);
        await DoAsync(connection, "analyze", stop);
        // A file that is recycled keeps its bytes until it is written over, so for this once they are unlinked instead.
        var recycles = await AskAsync(connection, "show wal_recycle", stop) is "on";
        if (recycles)
            await SetAsync(connection, "alter system set wal_recycle = off", stop);
        try
        {
            var files = (long)(await AskAsync(connection, "select count(*) from pg_ls_waldir()", stop))!;
            for (var passed = 0L; passed <= files; passed++)
            {
                await DoAsync(connection, "select pg_logical_emit_message(false, 'wardmote', 'scrub')", stop);
                await DoAsync(connection, "select pg_switch_wal()", stop);
            }
            await DoAsync(connection, "checkpoint", stop);
            await DoAsync(connection, "checkpoint", stop);
        }
        finally
        {
            if (recycles)
                await SetAsync(connection, "alter system reset wal_recycle", CancellationToken.None);
        }
    }

    private static async Task SetAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        await DoAsync(connection, statement, stop);
        await DoAsync(connection, "select pg_reload_conf()", stop);
    }

    private static async Task DoAsync(NpgsqlConnection connection, string statement, CancellationToken stop)
    {
        // Writing a large table anew takes as long as it takes.
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string question, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(stop);
    }
}

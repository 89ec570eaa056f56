using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Wardmote.Store;

namespace Wardmote.Postgres;

/// <summary>PostgreSQL, for one node or several.</summary>
/// <param name="connectionString">An Npgsql connection string.</param>
public sealed class PostgresEngine(string connectionString) : IDatabaseEngine
{
    // Any number that nothing else locks: the letters of "wardmote" folded into 63 bits.
    private const long MigrationLock = 0x7761_7264_6d6f_7465;

    // The frame of the binary COPY format: signature, flags, no extension; then, after the rows, a count of -1.
    private static readonly byte[] CopyHeader =
    [
        .. "PGCOPY\n"u8,
        0xFF,
        (byte)'\r',
        (byte)'\n',
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
    ];
    private static readonly byte[] CopyTrailer = [0xFF, 0xFF];

    public string Name => "PostgreSQL";

    public string PassingOverTaken => "for update skip locked";

    public string IndexesOf =>
        """
            select i.relname::text as "Name", pg_get_indexdef(x.indexrelid) as "Definition"
            from pg_index x join pg_class i on i.oid = x.indexrelid
            where x.indrelid = {0}::regclass and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
            """;

    public void Configure(DbContextOptionsBuilder options) =>
        options
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresEngine).Assembly))
            .ReplaceService<IModelCustomizer, ByteOrder>();

    public async Task MigrateAsync(Db db, CancellationToken stop)
    {
        // A session lock on a connection of its own: whoever comes second waits, then finds nothing left to do.
        await using var guard = new NpgsqlConnection(connectionString);
        await guard.OpenAsync(stop);
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({MigrationLock})", guard))
            await take.ExecuteNonQueryAsync(stop);
        await Schema.RefuseNewerAsync(db, stop);
        await db.Database.MigrateAsync(stop);
        await using var release = new NpgsqlCommand($"select pg_advisory_unlock({MigrationLock})", guard);
        await release.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async Task CopyInAsync(Db db, BulkRows rows, CancellationToken stop)
    {
        if (rows.Count == 0)
            return;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {rows.Table.Name} ({rows.Table.ColumnNames}) from stdin (format binary)",
                stop
            );
            await copy.WriteAsync(CopyHeader, stop);
            await copy.WriteAsync(rows.Packed, stop);
            await copy.WriteAsync(CopyTrailer, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

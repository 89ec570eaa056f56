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

    // First the foreign keys that need the primary key, then the primary key, then the indexes, then the guard on its
    // rows, for nobody else can see the table until all is made again. Only a login that owns the table may take them off;
    // another leaves them be, and fills the table more slowly.
    public string IndexesOf =>
        $$"""
            select 'reset role; ' || "Drop" || '; set role {{RowSecurity.Role}}' as "Drop",
                'reset role; ' || "Make" || '; set role {{RowSecurity.Role}}' as "Make"
            from (
                select case contype when 'f' then 1 else 2 end as turn,
                    format('alter table %s drop constraint %I', conrelid::regclass, conname) as "Drop",
                    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "Make"
                from pg_constraint
                where confrelid = {0}::regclass or (conrelid = {0}::regclass and contype = 'p')
                union all
                select 3, format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
                from pg_index x
                where indrelid = {0}::regclass and not exists (select from pg_constraint c where c.conindid = x.indexrelid)
                union all
                select 4, format('alter table %s disable row level security', oid::regclass),
                    format('alter table %s enable row level security', oid::regclass)
                from pg_class
                where oid = {0}::regclass and relrowsecurity
            ) found
            where pg_has_role(session_user, (select relowner from pg_class where oid = {0}::regclass), 'member')
            order by turn
            """;

    public void Configure(DbContextOptionsBuilder options)
    {
        ConfigureForOwner(options);
        options.AddInterceptors(new Wall());
    }

    public async Task MigrateAsync(Db db, CancellationToken stop)
    {
        // A session lock on a connection of its own: whoever comes second waits, then finds nothing left to do.
        await using var guard = new NpgsqlConnection(connectionString);
        await guard.OpenAsync(stop);
        await using (var take = new NpgsqlCommand($"select pg_advisory_lock({MigrationLock})", guard))
            await take.ExecuteNonQueryAsync(stop);
        await RowSecurity.MakeRoleAsync(guard, stop);
        await using var owner = ForOwner();
        await Schema.MigrateAsync(owner, stop);
        await RowSecurity.BuildAsync(owner, stop);
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
            // PostgreSQL does not copy into a table that it guards row by row: there the rows go by a table of their own.
            if (!await RowSecurity.GuardsAsync(db, rows.Table.Name, stop))
            {
                await CopyAsync(db, rows, rows.Table, stop);
                return;
            }
            var aside = rows.Table.Staged("copied");
            await db.StageAsync(aside, stop);
            await CopyAsync(db, rows, aside, stop);
            await db.InsertFromAsync(aside, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public Task EmptyLogAsync(Db db, CancellationToken stop) => Task.CompletedTask;

    public Task ScrubAsync(Db db, CancellationToken stop) => Scrubbing.RunAsync(connectionString, stop);

    private static async Task CopyAsync(Db db, BulkRows rows, BulkTable into, CancellationToken stop)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {into.Name} ({into.ColumnNames}) from stdin (format binary)",
            stop
        );
        await copy.WriteAsync(CopyHeader, stop);
        await copy.WriteAsync(rows.Packed, stop);
        await copy.WriteAsync(CopyTrailer, stop);
    }

    private void ConfigureForOwner(DbContextOptionsBuilder options) =>
        options
            .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresEngine).Assembly))
            .ReplaceService<IModelCustomizer, ByteOrder>();

    /// <summary>Works as the login itself, which may make tables when it owns the database.</summary>
    private Db ForOwner()
    {
        var options = new DbContextOptionsBuilder<Db>();
        ConfigureForOwner(options);
        return new(options.Options);
    }
}

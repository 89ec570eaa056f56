using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Wardmote.Store;

namespace Wardmote.Postgres;

/// <summary>
/// Row-level security by unit: every row that belongs to a unit, and whatever hangs from such a row, is hidden from a
/// connection whose <see cref="Setting"/> does not reach the unit; what a unit has settled is open to those below it. It
/// is forced on the tables’ owner too, and Wardmote works under a role that owns nothing. Which tables it guards follows
/// from the model, so a new one is guarded from its first day.
/// </summary>
internal static class RowSecurity
{
    /// <summary>Under which every connection works: it may read and write rows, and change no table.</summary>
    internal const string Role = "wardmote_app";

    /// <summary>The ids of the units from which a connection sees down, with commas; or <see cref="Everything"/>.</summary>
    internal const string Setting = "wardmote.reach";

    internal const string Everything = "*";

    private const string Policy = "by_unit";

    private const string Reach = $"(select current_setting('{Setting}', true))";

    private const string Reached =
        $"(select a.unit_id from units_above a where a.above_id = any (string_to_array(nullif({Reach}, '{Everything}'), ',')::uuid[]))";

    /// <summary>Whether a table is guarded now: not while it is being filled for the first time.</summary>
    internal static async Task<bool> GuardsAsync(Db db, string table, CancellationToken stop)
    {
        var found = db.Database.SqlQuery<bool>(
            $"select relrowsecurity as \"Value\" from pg_class where oid = to_regclass({table})"
        );
        return (await found.ToListAsync(stop)).Contains(true);
    }

    /// <summary>
    /// Makes the rules, and leaves alone what is as it should be: a login that owns no table changes nothing,
    /// and so can start a Wardmote whose schema its owner has made.
    /// </summary>
    internal static async Task BuildAsync(Db owner, CancellationToken stop)
    {
        await owner.Database.OpenConnectionAsync(stop);
        var connection = (NpgsqlConnection)owner.Database.GetDbConnection();
        await using var whole = await connection.BeginTransactionAsync(stop);
        var built = await BuiltAsync(connection, stop);
        foreach (var entity in Kept(owner.Model))
        {
            var table = entity.GetTableName()!;
            var rights = Says<NeverChangedAttribute>(entity) ? "select, insert" : "select, insert, update, delete";
            var rule = RuleOf(entity);
            var made = $"Wardmote may {rights}{(rule is null ? "" : $" where {rule}")}";
            if (built.GetValueOrDefault(table) != made)
                await RunAsync(connection, Building(table, rights, rule, made), stop);
        }
        if (built.Count == 0)
            await RunAsync(connection, $"grant select on \"__EFMigrationsHistory\" to {Role}", stop);
        await whole.CommitAsync(stop);
        await owner.Database.CloseConnectionAsync();
    }

    private static IEnumerable<IEntityType> Kept(IModel model) => model.GetEntityTypes().Where(e => !e.IsOwned());

    private static string? RuleOf(IEntityType entity)
    {
        if (Says<SeenByAllAttribute>(entity) || entity.ClrType.IsAssignableTo(typeof(ISettledByUnit)))
            return null;
        if (entity.ClrType.GetCustomAttribute<SeenWhereAttribute>() is { } seen)
            return Told(string.Format(CultureInfo.InvariantCulture, seen.Rule, Reached));
        if (entity.ClrType.IsAssignableTo(typeof(IBelongToUnit)))
            return Told($"unit_id in {Reached}");
        var parent = entity
            .GetForeignKeys()
            .FirstOrDefault(k =>
                k is { IsRequired: true, DeleteBehavior: DeleteBehavior.Cascade }
                && RuleOf(k.PrincipalEntityType) is not null
            );
        if (parent is null)
            return null;
        var (key, points) = (parent.PrincipalKey.Properties.Single(), parent.Properties.Single());
        var (table, above) = (entity.GetTableName(), parent.PrincipalEntityType.GetTableName());
        return Told($"exists (select from {above} p where p.{key.GetColumnName()} = {table}.{points.GetColumnName()})");
    }

    private static bool Says<T>(IEntityType entity)
        where T : Attribute => entity.ClrType.IsDefined(typeof(T), inherit: false);

    private static string Told(string rule) => $"{Reach} = '{Everything}' or {rule}";

    private static string Building(string table, string rights, string? rule, string made)
    {
        var grant = $"""
            revoke all on {table} from {Role};
            grant {rights} on {table} to {Role};
            comment on table {table} is {Quoted(made)};
            """;
        // Whoever may write about a unit writes to others too: to their officers, about their members. The wall is about
        // what is seen.
        return rule is null
            ? grant
            : $"""
                {grant}
                alter table {table} enable row level security;
                alter table {table} force row level security;
                drop policy if exists {Policy} on {table};
                create policy {Policy} on {table} using ({rule}) with check (true);
                """;
    }

    /// <summary>Makes the role, which belongs to the whole server, and lets the connection’s login work under it.</summary>
    /// <exception cref="Refused">The login may not.</exception>
    internal static async Task MakeRoleAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        const string IsMember = $"select pg_has_role(oid, 'member') from pg_roles where rolname = '{Role}'";
        const string Make = $"""
            do $$ begin
                create role {Role} nologin;
            exception when duplicate_object or unique_violation then null;
            end $$;
            grant {Role} to current_user;
            """;
        await using (var look = new NpgsqlCommand(IsMember, connection))
            if (await look.ExecuteScalarAsync(stop) is true)
                return;
        try
        {
            await RunAsync(connection, Make, stop);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new Refused(
                $"Wardmote’s login may not make the role under which it works. Ask whoever keeps the server to run: create role {Role} nologin; grant {Role} to \"{connection.UserName}\";"
            );
        }
    }

    /// <summary>What the comment on each table says was built.</summary>
    private static async Task<Dictionary<string, string>> BuiltAsync(
        NpgsqlConnection connection,
        CancellationToken stop
    )
    {
        await using var look = new NpgsqlCommand(
            """
            select c.relname::text, obj_description(c.oid, 'pg_class') from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and obj_description(c.oid, 'pg_class') is not null
            """,
            connection
        );
        await using var reader = await look.ExecuteReaderAsync(stop);
        var built = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(stop))
            built[reader.GetString(0)] = reader.GetString(1);
        return built;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statements, CancellationToken stop)
    {
        await using var run = new NpgsqlCommand(statements, connection);
        await run.ExecuteNonQueryAsync(stop);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

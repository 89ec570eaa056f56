using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Members;
using Wardmote.Postgres;
using Wardmote.Rights;
using Wardmote.Store;
using Wardmote.Tests.Organisation.Imports;
using Wardmote.Tests.Rights;
using Xunit;

namespace Wardmote.Tests.Store;

/// <summary>The second wall, on PostgreSQL: what a query that forgot its scope would see.</summary>
public sealed class RowSecurityTests
{
    private const string NoSuchRight = PostgresErrorCodes.InsufficientPrivilege;

    [Fact, Trait("asvs", "V8.4.1")]
    public async Task A_query_without_a_scope_sees_the_rows_of_the_units_in_sight_and_what_hangs_from_them()
    {
        await using var northbury = await OpenAsync();
        var request = await northbury.SamAsksAsync();
        (await SeenAsync(northbury, Sight.Everything)).ShouldBe((2, 1, 1, 1));
        (await SeenAsync(northbury, northbury.Secretary.Sight)).ShouldBe((2, 1, 1, 1));
        (await SeenAsync(northbury, northbury.Stranger.Sight)).ShouldBe((0, 0, 0, 0));
        (await SeenAsync(northbury, new([]))).ShouldBe((0, 0, 0, 0));
        // Of a branch and of a group are those who are in it, and no case of the constituency.
        (await SeenAsync(northbury, new([northbury.NorthBranch.Id]))).ShouldBe((1, 0, 0, 0));
        (await SeenAsync(northbury, new([northbury.Group.Id]))).ShouldBe((1, 0, 0, 0));
        await northbury.House.ReadAsync(async db =>
        {
            db.Sight = northbury.Secretary.Sight;
            (await db.Journal.CountAsync(e => e.AboutId == request.Id)).ShouldBePositive();
            (await db.Set<Particulars>().CountAsync()).ShouldBePositive();
            db.Sight = northbury.Stranger.Sight;
            (await db.Journal.CountAsync(e => e.AboutId == request.Id)).ShouldBe(0);
            return true;
        });
    }

    [Fact]
    public async Task Nothing_out_of_sight_is_changed_or_deleted()
    {
        await using var northbury = await OpenAsync();
        await northbury.House.ReadAsync(async db =>
        {
            db.Sight = northbury.Stranger.Sight;
            (await db.Members.ExecuteUpdateAsync(m => m.SetProperty(x => x.Town, "Elsewhere"))).ShouldBe(0);
            (await db.Members.ExecuteDeleteAsync()).ShouldBe(0);
            return true;
        });
    }

    [Fact]
    public async Task What_is_in_sight_follows_into_and_out_of_a_transaction()
    {
        await using var northbury = await OpenAsync();
        await northbury.House.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            var whole = await db.Database.BeginTransactionAsync();
            (await db.Members.CountAsync()).ShouldBe(2);
            db.Sight = northbury.Stranger.Sight;
            (await db.Members.CountAsync()).ShouldBe(0);
            using (db.SeeEverything())
                (await db.Members.CountAsync()).ShouldBe(2);
            await whole.RollbackAsync();
            (await db.Members.CountAsync()).ShouldBe(0);
            db.Members.Count().ShouldBe(0);
            return true;
        });
        // The next to get the connection from the pool does not inherit it.
        (await northbury.House.ReadAsync(db => db.Members.CountAsync())).ShouldBe(2);
    }

    [Fact, Trait("abuse", "A2")]
    public async Task A_connection_that_was_told_nothing_sees_nothing()
    {
        await using var northbury = await OpenAsync();
        await using var connection = new NpgsqlConnection(northbury.House.Connection);
        await connection.OpenAsync();
        (await AskAsync(connection, "set role wardmote_app; select count(*) from members")).ShouldBe(0L);
        (await AskAsync(connection, "select count(*) from rights_requests")).ShouldBe(0L);
        (await AskAsync(connection, "reset role; select count(*) from members")).ShouldBe(2L, "The server’s own user.");
    }

    [Fact]
    public async Task Every_table_with_a_unit_in_it_is_guarded_even_from_its_owner_or_says_why_not()
    {
        await using var northbury = await OpenAsync();
        await using var connection = new NpgsqlConnection(northbury.House.Connection);
        await connection.OpenAsync();
        await using var look = new NpgsqlCommand(
            """
            select c.relname::text, c.relrowsecurity and c.relforcerowsecurity
            from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_id' and not a.attisdropped
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1
            """,
            connection
        );
        await using var reader = await look.ExecuteReaderAsync();
        var open = new List<string>();
        while (await reader.ReadAsync())
            if (!reader.GetBoolean(1))
                open.Add(reader.GetString(0));
        open.ShouldBe(
            [
                // What units have settled, and those below them read.
                "access_tasks",
                "duty_changes",
                "offices_off_committee",
                "public_contacts",
                "role_choices",
                "template_versions",
                "training_sessions",
                "training_terms",
                // Who holds which office is what scopes are made of; certificates open or shut the door itself.
                "appointments",
                "certificates",
                // Two ids and two dates, by which the wall finds the members of a group.
                "group_memberships",
                // Names no person, and shows to whoever sent it.
                "imports",
                // Sealed, and opened with the cookie of whoever is typing it.
                "rights_drafts",
                // The tree itself.
                "units_above",
            ],
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData("update journal set kind = 'Nothing'")]
    [InlineData("delete from journal")]
    [InlineData("delete from journal_people")]
    [InlineData("drop table members")]
    [InlineData("alter table members disable row level security")]
    [InlineData("create table mine (id int)")]
    [Trait("asvs", "V13.2.2"), Trait("asvs", "V16.4.2")]
    public async Task Wardmote_may_change_neither_a_table_nor_what_has_happened(string statement)
    {
        await using var northbury = await OpenAsync();
        var refused = await Should.ThrowAsync<PostgresException>(() =>
            northbury.House.ReadAsync(db => db.Database.ExecuteSqlRawAsync(statement))
        );
        refused.SqlState.ShouldBe(NoSuchRight);
    }

    [Fact]
    public async Task A_login_that_owns_nothing_works_in_a_database_that_its_owner_has_made()
    {
        await using var northbury = await OpenAsync();
        await using var connection = new NpgsqlConnection(northbury.House.Connection);
        await connection.OpenAsync();
        var login = $"wardmote_test_{Guid.CreateVersion7():n}";
        await AskAsync(connection, $"create role {login} login password 'only-for-this-test'");
        try
        {
            var its = new NpgsqlConnectionStringBuilder(northbury.House.Connection)
            {
                Username = login,
                Password = "only-for-this-test",
                Pooling = false,
            }.ConnectionString;
            var engine = new PostgresEngine(its);
            var options = new DbContextOptionsBuilder<Db>();
            engine.Configure(options);
            await using var db = new Db(options.Options);
            (await Should.ThrowAsync<Refused>(() => engine.MigrateAsync(db, default))).Message.ShouldContain(
                $"grant wardmote_app to \"{login}\""
            );

            await AskAsync(connection, $"grant wardmote_app to {login}");
            await engine.MigrateAsync(db, default);
            (await db.Members.CountAsync()).ShouldBe(2);
            db.Sight = northbury.Stranger.Sight;
            (await db.Members.CountAsync()).ShouldBe(0);
            // It keeps the indexes where they are.
            (await db.DropIndexesAsync(engine, BulkTable.Of<Member>(db, nameof(Member.Id)), default)).ShouldBeEmpty();
        }
        finally
        {
            await AskAsync(connection, $"drop role {login}");
        }
    }

    [Fact]
    public async Task A_database_made_before_the_wall_gets_it_at_the_next_start()
    {
        await using var northbury = await OpenAsync();
        await using var connection = new NpgsqlConnection(northbury.House.Connection);
        await connection.OpenAsync();
        await AskAsync(
            connection,
            "drop policy by_unit on members; alter table members no force row level security; comment on table members is 'as it was'"
        );
        await northbury.House.ReadAsync(async db =>
        {
            await new PostgresEngine(northbury.House.Connection!).MigrateAsync(db, default);
            db.Sight = northbury.Stranger.Sight;
            (await db.Members.CountAsync()).ShouldBe(0);
            return true;
        });
    }

    [Fact]
    public async Task The_first_list_goes_in_without_the_wall_and_leaves_it_standing()
    {
        Assert.SkipWhen(TestPostgres.Server is null, "No PostgreSQL: ./test starts one.");
        await using var house = await TestHouse.OpenAsync(On.Postgres);
        await house.ImportUnitsAsync(ImportTesting.Tree);
        await house.ImportMembersAsync("UK", ImportTesting.MembersHeader + ImportTesting.Member("A1"));
        await house.ReadAsync(async db =>
        {
            (await db.Members.CountAsync()).ShouldBe(1);
            db.Sight = new([]);
            (await db.Members.CountAsync()).ShouldBe(0);
            return true;
        });
    }

    private static Task<Northbury> OpenAsync()
    {
        Assert.SkipWhen(TestPostgres.Server is null, "No PostgreSQL: ./test starts one.");
        return Northbury.OpenAsync(On.Postgres);
    }

    private static Task<(int Members, int Requests, int Letters, int Deliveries)> SeenAsync(
        Northbury northbury,
        Sight sight
    ) =>
        northbury.House.ReadAsync(async db =>
        {
            db.Sight = sight;
            return (
                await db.Members.CountAsync(),
                await db.Requests.CountAsync(),
                await db.Letters.CountAsync(),
                await db.Set<Delivery>().CountAsync()
            );
        });

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}

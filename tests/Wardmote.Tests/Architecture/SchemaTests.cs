using Microsoft.EntityFrameworkCore;
using Shouldly;
using Wardmote.Organisation;
using Wardmote.Postgres;
using Wardmote.Sqlite;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Architecture;

/// <summary>The schema is what the code says, on both databases, however many start at once.</summary>
public class SchemaTests
{
    public static TheoryData<IDatabaseEngine> Engines =>
        [new SqliteEngine("never-opened.db"), new PostgresEngine("Host=never-opened")];

    [Theory, MemberData(nameof(Engines), DisableDiscoveryEnumeration = true)]
    public async Task No_change_of_the_model_waits_for_a_migration(IDatabaseEngine engine)
    {
        await using var db = Open(engine);
        db.Database.HasPendingModelChanges()
            .ShouldBeFalse($"Run eng/add-migration: {engine.Name} is behind the model.");
        db.Database.GetMigrations().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Five_that_start_together_on_PostgreSQL_make_one_schema()
    {
        Assert.SkipWhen(TestPostgres.Server is null, "No PostgreSQL: ./test starts one.");
        var connection = await TestPostgres.NewEmptyDatabaseAsync();
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => MigrateAsync(connection)));
            await using var db = Open(new PostgresEngine(connection));
            (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
            (await db.Units.CountAsync()).ShouldBe(0);
        }
        finally
        {
            await TestPostgres.DropAsync(connection);
        }

        static async Task MigrateAsync(string connection)
        {
            await Task.Yield();
            var engine = new PostgresEngine(connection);
            await using var db = Open(engine);
            await engine.MigrateAsync(db, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_database_that_a_newer_Wardmote_changed_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(On.Sqlite);
        var engine = new SqliteEngine(house.Folder.Database);
        await using var db = Open(engine);
        await db.Database.ExecuteSqlRawAsync(
            "insert into \"__EFMigrationsHistory\" values ('20990101000000_FromTheFuture', '99.0.0')"
        );
        var refused = await Should.ThrowAsync<Refused>(() => engine.MigrateAsync(db, CancellationToken.None));
        refused.Message.ShouldContain("20990101000000_FromTheFuture");
    }

    [Fact]
    public void A_folder_has_one_owner_at_a_time()
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("wardmote-lock-").FullName);
        try
        {
            using (FolderLock.Take(folder))
            {
                FolderLock.TryTake(folder).ShouldBeNull();
                Should.Throw<Refused>(() => FolderLock.Take(folder)).Message.ShouldContain(folder.Root);
            }
            FolderLock.Take(folder).Dispose();
        }
        finally
        {
            Directory.Delete(folder.Root, recursive: true);
        }
    }

    private static Db Open(IDatabaseEngine engine)
    {
        var options = new DbContextOptionsBuilder<Db>();
        engine.Configure(options);
        return new(options.Options);
    }
}

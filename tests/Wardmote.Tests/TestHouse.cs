using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Postgres;
using Wardmote.Sqlite;
using Wardmote.Store;

namespace Wardmote.Tests;

/// <summary>
/// A whole Wardmote below the web on a real, empty, migrated database of its own, with a clock the test moves. Ask for
/// what you need inside <see cref="DoAsync"/>: each call is a scope of its own, as each request is.
/// </summary>
public sealed class TestHouse : IAsyncDisposable
{
    private static readonly SemaphoreSlim Turn = new(1);
    private static string? sqliteTemplate;
    private readonly ServiceProvider services;
    private readonly string? postgres;
    private readonly bool ownServer;

    private TestHouse(
        IDatabaseEngine engine,
        DataFolder folder,
        string? postgres,
        Action<IServiceCollection>? also,
        bool ownServer = false
    )
    {
        this.ownServer = ownServer;
        Folder = folder;
        this.postgres = postgres;
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddWardmote(engine, Clock, MasterKey.FromFile(folder.MasterKey));
        collection.AddSingleton(
            new CorrespondenceSettings
            {
                PublicAddress = new("https://wardmote.example.org/"),
                SenderAddress = "letters@wardmote.example.org",
                Folder = folder.Outbox,
            }
        );
        collection.AddSingleton(Passwords);
        also?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Hashes two hundred times faster than Wardmote does, for the many tests that are not about that.</summary>
    public static Passwords Passwords { get; } = new(iterations: 1000);

    public TestClock Clock { get; } = new();
    public DataFolder Folder { get; }

    /// <summary>How to reach its PostgreSQL database; null on SQLite.</summary>
    public string? Connection => postgres;

    /// <summary>Opens a house on a database of its own.</summary>
    public static async Task<TestHouse> OpenAsync(On on, Action<IServiceCollection>? also = null)
    {
        var folder = NewFolder();
        if (on == On.Postgres)
        {
            var connection = await TestPostgres.NewDatabaseAsync(c => MigrateAsync(new PostgresEngine(c)));
            return new(new PostgresEngine(connection), folder, connection, also);
        }
        await CopyMigratedSqliteAsync(folder.Database);
        return new(new SqliteEngine(folder.Database), folder, null, also);
    }

    /// <summary>Opens a house on an empty database of a server of its own.</summary>
    public static async Task<TestHouse> OpenAsync(OwnCluster cluster)
    {
        var engine = new PostgresEngine(cluster.Connection);
        await MigrateAsync(engine);
        return new(engine, NewFolder(), cluster.Connection, null, ownServer: true);
    }

    private static DataFolder NewFolder() =>
        new DataFolder(Path.Combine(Path.GetTempPath(), $"wardmote-test-{Guid.CreateVersion7():n}")).Make();

    /// <summary>Runs something in a scope of its own.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs something in a scope of its own.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Reads from the database in a scope of its own.</summary>
    public Task<T> ReadAsync<T>(Func<Db, Task<T>> read) => DoAsync(s => read(s.GetRequiredService<Db>()));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (postgres is not null && !ownServer)
            await TestPostgres.DropAsync(postgres);
        Directory.Delete(Folder.Root, recursive: true);
    }

    private static async Task MigrateAsync(IDatabaseEngine engine)
    {
        var options = new DbContextOptionsBuilder<Db>();
        engine.Configure(options);
        await using var db = new Db(options.Options);
        await engine.MigrateAsync(db, CancellationToken.None);
    }

    private static async Task CopyMigratedSqliteAsync(string path)
    {
        await Turn.WaitAsync();
        try
        {
            if (sqliteTemplate is null)
            {
                var made = Path.Combine(Path.GetTempPath(), $"wardmote-template-{Environment.ProcessId}.db");
                File.Delete(made);
                await MigrateAsync(new SqliteEngine(made));
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                sqliteTemplate = made;
            }
        }
        finally
        {
            Turn.Release();
        }
        File.Copy(sqliteTemplate, path);
    }
}

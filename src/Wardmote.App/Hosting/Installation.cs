using System.Text;
using Wardmote.Evidence;
using Wardmote.Postgres;
using Wardmote.Sqlite;
using Wardmote.Store;

namespace Wardmote.App.Hosting;

/// <summary>
/// One installation: its folder, its settings, its database and its master key. Settings are read from appsettings.json
/// beside the program, wardmote.json in the folder, the environment (<c>WARDMOTE__ADDRESS</c> and so on) and the command
/// line; the later wins.
/// </summary>
public sealed class Installation
{
    private Installation(DataFolder folder, IConfiguration configuration, IDatabaseEngine engine, MasterKey masterKey)
    {
        Folder = folder;
        Configuration = configuration;
        Engine = engine;
        MasterKey = masterKey;
        Address = AddressOf(configuration);
    }

    public DataFolder Folder { get; }
    public IConfiguration Configuration { get; }
    public IDatabaseEngine Engine { get; }
    public MasterKey MasterKey { get; }

    /// <summary>
    /// The address people type, which every link in a letter starts with: Wardmote:Address, else the first of Urls.
    /// </summary>
    public Uri Address { get; }

    /// <summary>Whether people reach it over https, so that cookies may insist on it.</summary>
    public bool IsSecure => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether everybody in it is invented, so that a link alone may sign someone in.</summary>
    public bool IsDemonstration => Says("Demonstration");

    /// <summary>Whether this node does what falls due by itself: everything but Wardmote:Timers=false.</summary>
    public bool RunsTimers => Configuration["Wardmote:Timers"] is null || Says("Timers");

    /// <summary>Whether one process must own the folder: on SQLite. On PostgreSQL any number of nodes may run.</summary>
    public bool OwnsFolder => Engine is SqliteEngine;

    /// <summary>How to reach PostgreSQL; null on SQLite.</summary>
    public string? PostgresConnection => OwnsFolder ? null : Configuration["Wardmote:Database"];

    /// <summary>Opens an installation.</summary>
    /// <param name="folder">Made by <see cref="MakeAsync"/>, or any folder when the settings give database and key.</param>
    /// <param name="arguments">Settings given on the command line: <c>--urls=http://127.0.0.1:8080</c>.</param>
    /// <exception cref="Refused">Nothing was made there, or the master key is not where it was.</exception>
    public static Installation Open(DataFolder folder, string[]? arguments = null)
    {
        var settings = Read(folder, arguments ?? []);
        return new(folder, settings, EngineOf(folder, settings), KeyOf(folder, settings));
    }

    /// <summary>Makes the folder, its settings, its master key and the database; returns false if all was there.</summary>
    public static Task<bool> MakeAsync(DataFolder folder, CancellationToken stop) =>
        MakeWithAsync(folder, FirstSettings, stop);

    /// <summary>Makes a folder for invented people; returns false if it was there.</summary>
    /// <exception cref="Refused">The folder is a real installation's.</exception>
    public static async Task<bool> MakeDemonstrationAsync(DataFolder folder, CancellationToken stop)
    {
        var made = await MakeWithAsync(folder, DemonstrationSettings, stop);
        return Open(folder).IsDemonstration
            ? made
            : throw new Refused($"{folder.Root} is not a demonstration. Choose another folder, or leave --data out.");
    }

    private static async Task<bool> MakeWithAsync(DataFolder folder, string settings, CancellationToken stop)
    {
        var made = !File.Exists(folder.Settings);
        if (made && Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any())
            throw new Refused($"{folder.Root} is not empty. Choose a new folder, or an empty one.");
        folder.Make();
        using var held = FolderLock.Take(folder);
        if (made)
        {
            MasterKey.FromFile(folder.MasterKey);
            await File.WriteAllTextAsync(folder.Settings, settings, stop);
            // It may come to hold the password of a database or a mail server.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder.Settings, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var installation = Open(folder);
        await using var house = installation.BuildHouse();
        await installation.MigrateAsync(house, stop);
        return made;
    }

    /// <summary>The services that every command needs, without the web.</summary>
    /// <param name="also">Services that stand in for others.</param>
    public ServiceProvider BuildHouse(Action<IServiceCollection>? also = null)
    {
        var services = new ServiceCollection();
        // Standard output is the command's answer; warnings go beside it.
        services.AddLogging(log =>
            log.SetMinimumLevel(LogLevel.Warning)
                .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
        );
        services.AddSingleton(Configuration);
        services.AddHouse(this);
        also?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>Brings the database's schema up to date.</summary>
    public async Task MigrateAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await Engine.MigrateAsync(scope.ServiceProvider.GetRequiredService<Db>(), stop);
    }

    private const string FirstSettings = """
        {
          "Urls": "http://127.0.0.1:8080",
          "Wardmote": {}
        }

        """;

    private const string DemonstrationSettings = """
        {
          "Wardmote": { "Demonstration": true }
        }

        """;

    private bool Says(string setting) => bool.TryParse(Configuration[$"Wardmote:{setting}"], out var yes) && yes;

    private static IConfigurationRoot Read(DataFolder folder, string[] arguments) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddJsonFile(folder.Settings, optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(arguments)
            .Build();

    private static Uri AddressOf(IConfiguration settings)
    {
        var address = settings["Wardmote:Address"] ?? FirstUrl(settings) ?? "http://localhost:5000";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new Refused(
                $"The setting Wardmote:Address is “{address}”. Give the address people type, such as https://data.example.org."
            );
    }

    // "Every address of this machine" is nobody's address: this machine's own name for itself stands in.
    private static string? FirstUrl(IConfiguration settings) =>
        settings["Urls"]
            ?.Split(';')[0]
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal);

    private static IDatabaseEngine EngineOf(DataFolder folder, IConfiguration settings)
    {
        if (settings["Wardmote:Database"] is { Length: > 0 } connection)
            return new PostgresEngine(connection);
        if (!File.Exists(folder.Settings))
            throw new Refused(
                $"There is no Wardmote in {folder.Root}. Make one with: wardmote init --data {folder.Root}"
            );
        // The system's limit for the name of a socket.
        if (Encoding.UTF8.GetByteCount(folder.Socket) > 100)
            throw new Refused(
                $"The path of the data folder is too long: {folder.Root}. Choose one of at most 80 characters."
            );
        return new SqliteEngine(folder.Database);
    }

    // Never made here: a fresh key in the place of a lost one would look well and open nothing.
    private static MasterKey KeyOf(DataFolder folder, IConfiguration settings)
    {
        if (settings["Wardmote:MasterKey"] is { Length: > 0 } secret)
            try
            {
                return MasterKey.FromBase64(secret);
            }
            catch (Exception problem) when (problem is FormatException or ArgumentException)
            {
                throw new Refused(
                    "The setting Wardmote:MasterKey is not 32 bytes in base64. Give the key as init wrote it."
                );
            }
        if (!File.Exists(folder.MasterKey))
            throw new Refused(
                $"The master key {folder.MasterKey} is missing, and without it no file of any case opens. Put it back from your backup."
            );
        return MasterKey.FromFile(folder.MasterKey);
    }
}

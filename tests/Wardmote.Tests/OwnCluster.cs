using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Wardmote.Tests;

/// <summary>A PostgreSQL of a test’s own, whose files it may read: made in a folder, started, and ended with it.</summary>
public sealed class OwnCluster : IAsyncDisposable
{
    private readonly string binaries;

    private OwnCluster(string binaries, string folder, int port)
    {
        (this.binaries, Folder) = (binaries, folder);
        Connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;
    }

    /// <summary>Where every file of it is.</summary>
    public string Folder { get; }

    public string Connection { get; }

    /// <summary>Makes and starts one; the test is skipped where PostgreSQL is not installed.</summary>
    public static async Task<OwnCluster> StartAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        Assert.SkipWhen(binaries is null, "No PostgreSQL: ./test installs one.");
        var folder = Path.Combine(Path.GetTempPath(), $"wardmote-cluster-{Guid.CreateVersion7():n}");
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", folder);
        var port = FreePort();
        var cluster = new OwnCluster(Path.Combine(binaries!, "bin"), folder, port);
        await cluster.AsOwnerAsync("initdb", "-D", folder, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        var settings = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        );
        await cluster.AsOwnerAsync(
            "pg_ctl",
            "-D",
            folder,
            "-l",
            $"{folder}/server.log",
            "-w",
            "-s",
            "start",
            "-o",
            settings
        );
        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        await AsOwnerAsync("pg_ctl", "-D", Folder, "-m", "immediate", "-s", "stop");
        Directory.Delete(Folder, recursive: true);
    }

    // It refuses to run as root.
    private Task AsOwnerAsync(string program, params string[] arguments) =>
        Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(binaries, program), .. arguments])
            : RunAsync(Path.Combine(binaries, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A server keeps what it inherits open, so nothing is read from it.
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments])
            {
                WorkingDirectory = "/",
            }
        )!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

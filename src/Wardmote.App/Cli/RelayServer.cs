using System.Net.Sockets;
using Wardmote.App.Hosting;

namespace Wardmote.App.Cli;

/// <summary>
/// A running server owns its SQLite folder, so it runs the commands of others: whoever may open the socket in that
/// folder, which is its owner alone, sends what was typed and gets the same answer as without a server.
/// </summary>
internal sealed class RelayServer(Installation installation, IServiceProvider services, ILogger<RelayServer> log)
    : BackgroundService
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private Socket? _socket;

    /// <summary>Opens the socket before the start is over, so that a command typed at once finds it.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _socket = Listen(installation.Folder.Socket);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var socket = _socket!;
        var running = new HashSet<Task>();
        try
        {
            while (true)
            {
                var caller = await socket.AcceptAsync(stoppingToken);
                running.RemoveWhere(t => t.IsCompleted);
                running.Add(Task.Run(() => AnswerAsync(caller, stoppingToken), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            File.Delete(installation.Folder.Socket);
            await Task.WhenAll(running);
        }
    }

    private static Socket Listen(string path)
    {
        // Whoever left it is gone: the folder is locked by this process.
        File.Delete(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        // Nobody can connect before Listen, so there is no moment at which others could.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly);
        socket.Listen();
        return socket;
    }

    private async Task AnswerAsync(Socket socket, CancellationToken stop)
    {
        try
        {
            await using var wire = new NetworkStream(socket, ownsSocket: true);
            if (await RelayFrames.ReceiveCommandAsync(wire, stop) is not { } command)
                return;
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var watch = WatchAsync(wire, gone);
            var code = await RunAsync(wire, command, gone.Token);
            await gone.CancelAsync();
            await watch;
            RelayFrames.Send(wire, RelayKind.Exit, [(byte)code]);
        }
        catch (Exception problem)
            when (problem is IOException or OperationCanceledException or System.Text.Json.JsonException)
        {
            log.LogInformation("A command's caller went away before its answer.");
        }
    }

    private Task<int> RunAsync(Stream wire, RelayedCommand command, CancellationToken stop)
    {
        var turn = new Lock();
        var caller = new Caller
        {
            Arguments = command.Arguments,
            Folder = command.Folder,
            Columns = command.Columns,
            Server = services,
            Output = RelayWriter.Text(wire, turn, RelayKind.Output),
            Error = RelayWriter.Text(wire, turn, RelayKind.Error),
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return CommandLine.RunAsync(caller, stop);
    }

    // The caller sends nothing more; the end of its stream means that it was interrupted.
    private static async Task WatchAsync(Stream wire, CancellationTokenSource gone)
    {
        try
        {
            var nothing = new byte[1];
            while (await wire.ReadAsync(nothing, gone.Token) > 0) { }
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException) { }
        await gone.CancelAsync();
    }
}

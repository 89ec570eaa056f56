using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>Sends a command to the server that owns the folder and prints what comes back.</summary>
internal static class RelayClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Takes the folder for this process, or has the command answered by the server that owns it. Another command may
    /// hold the folder for a moment: that is waited out.
    /// </summary>
    /// <returns>The folder, held; or the exit code of the command, answered.</returns>
    public static async Task<(FolderLock? Held, int Code)> TakeOrAskAsync(
        DataFolder folder,
        Caller caller,
        CancellationToken stop
    )
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            if (FolderLock.TryTake(folder) is { } held)
                return (held, CommandLine.Done);
            if (await TryAskAsync(folder, caller, stop) is { } code)
                return (null, code);
            await Task.Delay(BetweenTries, stop);
        }
        throw new Refused(
            $"Another Wardmote command has been using the folder {folder.Root} for a minute. Wait until it has ended, then try again."
        );
    }

    // Null when nobody listens: a server that is starting or ending, or a command that holds the folder.
    private static async Task<int?> TryAskAsync(DataFolder folder, Caller caller, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(folder.Socket), stop);
        }
        catch (SocketException)
        {
            return null;
        }
        await using var wire = new NetworkStream(socket);
        await RelayFrames.SendAsync(wire, new(caller.Arguments, caller.Folder, caller.Columns), stop);
        while (await RelayFrames.ReceiveAsync(wire, stop) is var (kind, content))
        {
            if (kind == RelayKind.Exit)
                return content[0];
            var writer = kind == RelayKind.Output ? caller.Output : caller.Error;
            await writer.WriteAsync(Encoding.UTF8.GetString(content));
            await writer.FlushAsync(stop);
        }
        await caller.Error.WriteLineAsync(
            "The server ended before it answered. See whether the command was done, then try again."
        );
        return CommandLine.Failed;
    }
}

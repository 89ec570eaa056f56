using System.CommandLine;

namespace Wardmote.App.Cli;

/// <summary>
/// Whoever typed the command: what they typed, where they stand, and where the answer goes. It may be this process, or
/// another one that sent its command over the socket of a running server.
/// </summary>
public sealed class Caller : InvocationConfiguration
{
    /// <summary>What was typed after the program's name.</summary>
    public required string[] Arguments { get; init; }

    /// <summary>The caller's current folder, absolute: what relative file names start from.</summary>
    public required string Folder { get; init; }

    /// <summary>Columns of the caller's terminal; null when the answer goes to a file or another program.</summary>
    public int? Columns { get; init; }

    /// <summary>The services of the server that received the command; null in the caller's own process.</summary>
    public IServiceProvider? Server { get; init; }

    /// <summary>This process, answering to its own terminal.</summary>
    public static Caller Here(string[] arguments) =>
        new()
        {
            Arguments = arguments,
            Folder = Environment.CurrentDirectory,
            Columns = Console.IsErrorRedirected || Console.IsOutputRedirected ? null : TerminalColumns(),
            Output = Out(),
            Error = Console.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

    // The console's own writer passes everything on in pieces of 256 letters, which a long answer waits for.
    private static TextWriter Out() =>
        TextWriter.Synchronized(
            new StreamWriter(Console.OpenStandardOutput(), Console.Out.Encoding, 65_536) { AutoFlush = true }
        );

    // Some terminals do not know their width.
    private static int TerminalColumns() => Console.WindowWidth is > 20 and var columns ? columns : 80;
}

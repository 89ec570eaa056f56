using System.Diagnostics;

namespace Wardmote.App.Tests.Cli;

/// <summary>Wardmote as a process of its own, so that a test can end it the ways processes end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process process;

    private ServerProcess(Process process) => this.process = process;

    /// <summary>Starts one and waits until it says a line that holds <paramref name="word"/>.</summary>
    public static async Task<ServerProcess> StartAsync(string word, params string[] typed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var argument in typed)
            start.ArgumentList.Add(argument);
        var server = new ServerProcess(Process.Start(start)!);
        await server.SaysAsync(word);
        return server;
    }

    /// <summary>Everything it has said so far.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Ends it with a signal, and returns its exit code.</summary>
    /// <param name="signal">TERM, INT or KILL.</param>
    public async Task<int> EndAsync(string signal)
    {
        using (var kill = Process.Start("kill", ["-s", signal, $"{process.Id}"]))
            await kill.WaitForExitAsync();
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private async Task SaysAsync(string word)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardOutput.ReadLineAsync(late.Token) is { } line)
        {
            Said.Add(line);
            if (line.Contains(word, StringComparison.Ordinal))
                return;
        }
        throw new InvalidOperationException(
            $"It ended without saying “{word}”: {await process.StandardError.ReadToEndAsync()}"
        );
    }
}

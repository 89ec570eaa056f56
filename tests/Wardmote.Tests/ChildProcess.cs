using System.Diagnostics;

namespace Wardmote.Tests;

/// <summary>
/// A process of its own (tests/Wardmote.Child) that has opened the house's database and waits to be told what to do, so
/// that a test can kill it in the middle.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Starts one; it is ready when this returns.</summary>
    public static async Task<ChildProcess> StartAsync(On on, string place, string keyFile)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Wardmote.Child.dll"),
                on == On.Postgres ? "postgres" : "sqlite",
                place,
                keyFile,
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // One core runs the test: compile once, and leave nothing behind for the next round to wait for.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        var child = new ChildProcess(Process.Start(start)!);
        await child.SaysAsync("ready");
        return child;
    }

    /// <summary>Tells it what to do.</summary>
    public async Task TellAsync(params string[] order)
    {
        await process.StandardInput.WriteLineAsync(string.Join('\t', order));
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until it says so.</summary>
    public async Task SaysAsync(string word)
    {
        var said = await process.StandardOutput.ReadLineAsync();
        if (said != word)
            throw new InvalidOperationException($"The child said “{said}” where “{word}” was due.");
    }

    /// <summary>Kills it with SIGKILL, wherever it is, and waits until it is gone.</summary>
    /// <returns>The last word it had said; empty when it had said nothing since the order.</returns>
    public async Task<string> KillAsync()
    {
        process.Kill();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}

using System.Diagnostics;
using System.Text.Json;
using Shouldly;

namespace Wardmote.App.Tests.Cli;

/// <summary>
/// Someone at a terminal: commands on one data folder, answered in JSON. On PostgreSQL each is a process of its own, as it
/// is for people; on SQLite each is run in this one, which takes a tenth of the time.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="postgres">The database, when it is not in the folder.</param>
internal sealed class Typed(string folder, string? postgres)
{
    /// <summary>Runs a command that must be done, and returns its answer.</summary>
    public async Task<JsonElement> RunAsync(params string[] words)
    {
        var (code, output, error) = await AnswerAsync([.. words, "--json"]);
        code.ShouldBe(0, $"wardmote {string.Join(' ', words)}\n{output}\n{error}");
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    /// <summary>Runs a command that must be refused, and returns the sentence.</summary>
    public async Task<string> RefusedAsync(params string[] words)
    {
        var (code, output, error) = await AnswerAsync([.. words, "--json"]);
        code.ShouldBe(2, $"wardmote {string.Join(' ', words)}\n{output}\n{error}");
        return error.Trim();
    }

    /// <summary>Runs a command and returns how it ended.</summary>
    public async Task<(int Code, string Output, string Error)> AnswerAsync(params string[] words)
    {
        if (postgres is null)
        {
            var here = await TestCommand.RunAsync(Environment.CurrentDirectory, [.. words, "--data", folder]);
            return (here.Code, here.Output, here.Error);
        }
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var word in words.Append("--data").Append(folder))
            start.ArgumentList.Add(word);
        start.Environment["WARDMOTE__DATABASE"] = postgres;
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var error = process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, await output, await error);
    }
}

using System.Diagnostics;
using System.Text.Json;
using Shouldly;

namespace Wardmote.App.Tests.Cli;

/// <summary>
/// Someone at a terminal: commands on one data folder, answered in JSON. Each is run in this process, which takes a tenth of
/// the time; <see cref="AloneAsync"/> makes it a process of its own, as it is for people.
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

    /// <summary>Makes the data folder, and says where its database is.</summary>
    public async Task InitAsync()
    {
        (await AnswerAsync("init")).Code.ShouldBe(0);
        if (postgres is not null)
            await File.WriteAllTextAsync(
                Path.Combine(folder, "wardmote.json"),
                JsonSerializer.Serialize(new { Wardmote = new { Database = postgres } })
            );
    }

    /// <summary>Runs a command that must be done in a process of its own, and returns its answer.</summary>
    public async Task<JsonElement> AloneAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (var word in words.Concat(["--data", folder, "--json"]))
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var error = process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        process.ExitCode.ShouldBe(0, await error);
        return JsonSerializer.Deserialize<JsonElement>(await output);
    }

    private Task<Answered> AnswerAsync(params string[] words) =>
        TestCommand.RunAsync(Environment.CurrentDirectory, [.. words, "--data", folder]);
}

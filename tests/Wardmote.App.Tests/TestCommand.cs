using Wardmote.App.Cli;

namespace Wardmote.App.Tests;

/// <summary>What a command answered.</summary>
public sealed record Answered(int Code, string Output, string Error);

/// <summary>Types a command as a person would, in this process.</summary>
public static class TestCommand
{
    /// <summary>Runs <c>wardmote</c> with what was typed, from a folder of one's own.</summary>
    /// <param name="folder">Where the caller stands.</param>
    public static async Task<Answered> RunAsync(string folder, params string[] typed)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(Typed(folder, output, error, typed), CancellationToken.None);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>A caller whose answers go to writers.</summary>
    public static Caller Typed(string folder, TextWriter output, TextWriter error, params string[] typed) =>
        new()
        {
            Arguments = typed,
            Folder = folder,
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
}

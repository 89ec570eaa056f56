using System.Diagnostics;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>
/// Runs programs of Debian on one file that someone gave: no shell, a folder of their own that only we can open and that is
/// deleted, hardly any environment, and limits of time, memory and answer.
/// </summary>
internal sealed class DebianTools : IDisposable
{
    private const string Folder = "/usr/bin";
    private const long MostMemory = 2L * 1024 * 1024 * 1024;
    private const int MostSeconds = 30;
    private const int MostAnswer = 64 * 1024 * 1024;

    private readonly DirectoryInfo own = Directory.CreateTempSubdirectory("wardmote-pages-");

    /// <summary>Puts the file where the programs find it.</summary>
    /// <returns>Its name within the folder they run in.</returns>
    public async Task<string> PutAsync(byte[] content, CancellationToken stop)
    {
        await File.WriteAllBytesAsync(Path.Combine(own.FullName, "given"), content, stop);
        return "given";
    }

    /// <summary>Whether both packages are installed.</summary>
    public static bool Installed =>
        File.Exists(Path.Combine(Folder, "pdftoppm")) && File.Exists(Path.Combine(Folder, "convert"));

    /// <summary>What a program writes out, when it ends well.</summary>
    /// <param name="input">What it reads; nothing for null.</param>
    /// <exception cref="Refused">It fails, takes too long, or answers without end.</exception>
    public async Task<byte[]> RunAsync(
        string program,
        IEnumerable<string> arguments,
        byte[]? input,
        CancellationToken stop
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(MostSeconds));
        using var process = new Process { StartInfo = Start(program, arguments) };
        process.Start();
        try
        {
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
            var feeding = FeedAsync(process, input, limit.Token);
            var answer = await AnswerAsync(process.StandardOutput.BaseStream, limit.Token);
            await Task.WhenAll(feeding, errors, process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0 ? answer : throw Unreadable();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Unreadable();
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => own.Delete(recursive: true);

    private ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "prlimit"))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = own.FullName,
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = own.FullName;
        start.Environment["TMPDIR"] = own.FullName;
        start.Environment["MAGICK_THREAD_LIMIT"] = "1";
        string[] limits = [$"--as={MostMemory}", $"--cpu={MostSeconds}", $"--fsize={MostAnswer}", "--core=0", "--"];
        foreach (var argument in limits.Append(Path.Combine(Folder, program)).Concat(arguments))
            start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task FeedAsync(Process process, byte[]? input, CancellationToken stop)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input ?? [], stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; how it ended is told by its code.
        }
    }

    private static async Task<byte[]> AnswerAsync(Stream output, CancellationToken stop)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await output.ReadAsync(buffer, stop)) > 0; )
        {
            if (whole.Length + read > MostAnswer)
                throw Unreadable();
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    private static Refused Unreadable() =>
        new(
            "Wardmote cannot read this file. It may be damaged or have a password. Print it to a new PDF and give that, or make the copy yourself."
        );
}

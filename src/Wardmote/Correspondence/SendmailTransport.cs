using System.ComponentModel;
using System.Diagnostics;

namespace Wardmote.Correspondence;

/// <summary>
/// Gives each letter to the machine's own mail program, which queues it: anything that takes <c>-t -i</c> as sendmail
/// does, such as postfix, exim or msmtp.
/// </summary>
public sealed class SendmailTransport(string program) : ITransport
{
    public async Task<Handover> SendAsync(Outgoing message, CancellationToken late)
    {
        using var process = new Process
        {
            StartInfo = new(program, ["-t", "-i"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        try
        {
            process.Start();
        }
        catch (Exception problem) when (problem is Win32Exception or FileNotFoundException)
        {
            return Handover.NotNow($"The mail program {program} could not be started.");
        }
        return await TalkAsync(process, message, late);
    }

    private static async Task<Handover> TalkAsync(Process process, Outgoing message, CancellationToken late)
    {
        try
        {
            var said = Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, late),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, late)
            );
            await WriteAsync(process, message, late);
            await process.WaitForExitAsync(late);
            await said;
            return Told(process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new(HandoverResult.Unknown, "The mail program did not finish in time.");
        }
    }

    // Line ends as a local program expects them. One write of the whole: if Wardmote dies, the program has all or nothing
    // of a letter that fits the pipe, which holds 64 kB.
    private static async Task WriteAsync(Process process, Outgoing message, CancellationToken late)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await input.WriteAsync(message.Mime.Where(b => b != '\r').ToArray(), late);
        }
        catch (IOException)
        {
            // It stopped reading; its exit code says why.
        }
    }

    // sysexits.h: 64 to 69 are about the message or the address, apart from 66 (input) and 69 (service unavailable).
    private static Handover Told(int code) =>
        code switch
        {
            0 => Handover.Accepted,
            64 or 65 or 67 or 68 => new(
                HandoverResult.Never,
                $"The mail program refused the letter (exit code {code})."
            ),
            _ => Handover.NotNow($"The mail program could not take the letter (exit code {code})."),
        };
}

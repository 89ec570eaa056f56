using System.Text;
using Shouldly;
using Wardmote.Correspondence;
using Xunit;

namespace Wardmote.Tests.Correspondence;

/// <summary>The transports that end on this machine: the folder and the mail program.</summary>
public sealed class LocalTransportTests : IDisposable
{
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: Hello\r\n\r\n.\r\nWords\r\n");

    private readonly string folder = Directory
        .CreateDirectory(Path.Combine(Path.GetTempPath(), $"wardmote-mail-{Guid.CreateVersion7():n}"))
        .FullName;

    [Fact]
    public async Task The_folder_gets_one_whole_file_however_often_a_letter_is_written()
    {
        var outbox = Path.Combine(folder, "outbox");
        var letter = ALetter();
        (await new FolderTransport(outbox).SendAsync(letter, default)).ShouldBe(Handover.Accepted);
        (await new FolderTransport(outbox).SendAsync(letter, default)).ShouldBe(Handover.Accepted);
        var file = Directory.GetFiles(outbox).ShouldHaveSingleItem();
        Path.GetFileName(file).ShouldBe($"20261120T090000Z-{letter.LetterId:n}.eml");
        (await File.ReadAllBytesAsync(file)).ShouldBe(Message);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    [Trait("fault", "F8")]
    public async Task A_folder_that_cannot_be_written_to_lets_the_letter_wait()
    {
        var file = Path.Combine(folder, "a file");
        await File.WriteAllTextAsync(file, "");
        (await new FolderTransport(file).SendAsync(ALetter(), default)).Result.ShouldBe(HandoverResult.NotNow);
    }

    [Fact]
    public async Task The_mail_program_reads_the_letter_with_the_line_ends_of_this_machine()
    {
        var program = Program("cat > \"$(dirname \"$0\")/got\"; echo \"$@\" > \"$(dirname \"$0\")/args\"");
        (await new SendmailTransport(program).SendAsync(ALetter(), default)).ShouldBe(Handover.Accepted);
        (await File.ReadAllTextAsync(Path.Combine(folder, "got"))).ShouldBe("Subject: Hello\n\n.\nWords\n");
        (await File.ReadAllTextAsync(Path.Combine(folder, "args"))).ShouldBe("-t -i\n");
    }

    [Theory]
    [Trait("fault", "F12")]
    [InlineData("exit 75", nameof(HandoverResult.NotNow))] // EX_TEMPFAIL
    [InlineData("exit 67", nameof(HandoverResult.Never))] // EX_NOUSER
    [InlineData("exit 1", nameof(HandoverResult.NotNow))]
    [InlineData("cat > /dev/null; exit 75", nameof(HandoverResult.NotNow))]
    [InlineData("yes | head -c 300000; cat > /dev/null", nameof(HandoverResult.Accepted))]
    public async Task What_the_mail_program_says_decides(string script, string result)
    {
        var letter = ALetter() with { Mime = [.. Enumerable.Repeat((byte)'x', 300_000)] };
        var handover = await new SendmailTransport(Program(script)).SendAsync(letter, default);
        handover.Result.ShouldBe(Enum.Parse<HandoverResult>(result), handover.Problem);
    }

    [Fact]
    public async Task A_mail_program_that_does_not_end_may_have_taken_the_letter()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var handover = await new SendmailTransport(Program("cat > /dev/null; exec sleep 60")).SendAsync(
            ALetter(),
            late.Token
        );
        handover.Result.ShouldBe(HandoverResult.Unknown);
    }

    [Fact]
    public async Task A_mail_program_that_is_not_there_lets_the_letter_wait()
    {
        var handover = await new SendmailTransport(Path.Combine(folder, "nothing")).SendAsync(ALetter(), default);
        handover.Result.ShouldBe(HandoverResult.NotNow);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Program(string script)
    {
        var path = Path.Combine(folder, "sendmail");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static Outgoing ALetter() =>
        new(Guid.CreateVersion7(), new TestClock().Now, "a@example.org", "b@example.org", Message, () => true);
}

using System.Buffers;
using System.Globalization;
using System.Net.Security;
using System.Text;

namespace Wardmote.Correspondence;

/// <summary>One conversation with a mail server, line by line (RFC 5321).</summary>
internal sealed class SmtpConversation(Stream stream) : IAsyncDisposable
{
    private const int MostLineBytes = 4096;
    private const int MostLines = 200;
    private readonly byte[] buffer = new byte[MostLineBytes];
    private Stream stream = stream;
    private int from;
    private int until;

    /// <summary>Reads one answer, of one or more lines.</summary>
    /// <exception cref="IOException">The server went away, or what it said is no answer.</exception>
    public async Task<SmtpReply> HearAsync(CancellationToken late)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(late);
            if (
                line.Length < 3
                || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            )
                throw new IOException("The mail server did not answer as one.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
                return new(code, lines);
        }
        throw new IOException("The mail server did not end its answer.");
    }

    /// <summary>Says one line and reads the answer.</summary>
    public async Task<SmtpReply> AskAsync(string line, CancellationToken late)
    {
        // Everything said is made of checked parts; this is the last door.
        if (line.AsSpan().ContainsAny('\r', '\n', '\0'))
            throw new ArgumentException("A command to a mail server is one line.", nameof(line));
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), late);
        await stream.FlushAsync(late);
        return await HearAsync(late);
    }

    /// <summary>Encrypts the rest of the conversation (RFC 3207).</summary>
    /// <exception cref="IOException">Something came in the clear after the agreement to encrypt: somebody put it there.</exception>
    public async Task EncryptAsync(SslClientAuthenticationOptions options, CancellationToken late)
    {
        if (from < until)
            throw new IOException("The mail server spoke out of turn before encryption.");
        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(options, late);
    }

    /// <summary>Sends a message whose lines end with CR LF, all but its end mark (RFC 5321 4.5.2).</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken late)
    {
        var sent = new ArrayBufferWriter<byte>(message.Length + 64);
        var startsLine = true;
        foreach (var b in message.Span)
        {
            if (startsLine && b == '.')
                sent.Write("."u8);
            sent.Write([b]);
            startsLine = b == '\n';
        }
        if (!startsLine)
            sent.Write("\r\n"u8);
        await stream.WriteAsync(sent.WrittenMemory, late);
        await stream.FlushAsync(late);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> ReadLineAsync(CancellationToken late)
    {
        while (true)
        {
            var end = buffer.AsSpan(from, until - from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, from, end).TrimEnd('\r');
                from += end + 1;
                return line;
            }
            if (until - from == buffer.Length)
                throw new IOException("The mail server sent a line without end.");
            buffer.AsSpan(from, until - from).CopyTo(buffer);
            (from, until) = (0, until - from);
            var read = await stream.ReadAsync(buffer.AsMemory(until), late);
            if (read == 0)
                throw new IOException("The mail server went away.");
            until += read;
        }
    }
}

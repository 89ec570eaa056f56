using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Wardmote.Tests.Correspondence;

/// <summary>Where in the conversation a <see cref="MailSink"/> does something else than agree.</summary>
internal enum At
{
    Greeting,
    Hello,
    Sender,
    Recipient,
    Data,

    /// <summary>After part of the message, before its end mark.</summary>
    HalfWay,

    /// <summary>After the end mark.</summary>
    End,

    /// <summary>Right after it agreed to encrypt, still in the clear.</summary>
    Encrypting,
}

/// <summary>What it does there: answers with a line, or, when that is null, goes away without a word.</summary>
internal sealed record Turn(At At, string? Answer)
{
    /// <summary>At the end: keeps the message, and goes away without telling.</summary>
    public bool Keeps { get; init; }

    /// <summary>Says nothing and stays.</summary>
    public bool Stalls { get; init; }
}

/// <summary>A message as it arrived: the envelope, and the bytes between DATA and the end mark, dots taken out.</summary>
internal sealed record Arrived(string From, string To, byte[] Bytes)
{
    public string Ascii => Encoding.Latin1.GetString(Bytes);
}

/// <summary>
/// A mail server on a free port of this machine that keeps what it is given and does what a test tells it to, at any
/// point of the conversation. It is strict about the wire: a line that ends with LF alone ends the conversation.
/// </summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<Turn> turns = new();
    private readonly Task serving;

    public MailSink()
    {
        listener.Start(512);
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public ConcurrentQueue<Arrived> Arrived { get; } = [];

    /// <summary>Every line the client said outside a message, of all conversations.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>What is wrong with the wire, if anything.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Offers STARTTLS with this certificate.</summary>
    public X509Certificate2? Certificate { get; init; }

    public string[] Offers { get; init; } = ["8BITMIME", "SMTPUTF8", "AUTH PLAIN"];

    /// <summary>How long it takes before it confirms a message.</summary>
    public TimeSpan Pause { get; set; }

    /// <summary>The next conversation takes this turn; those after it go well again.</summary>
    public MailSink Then(At at, string? answer) => Then(new Turn(at, answer));

    public MailSink Then(Turn turn)
    {
        turns.Enqueue(turn);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await serving;
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException) { }
        await Task.WhenAll(talks);
    }

    private async Task TalkAsync(TcpClient tcp)
    {
        using var client = tcp;
        turns.TryDequeue(out var turn);
        Stream stream = tcp.GetStream();
        try
        {
            await TalkAsync(stream, turn);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException) { }
        catch (InvalidDataException e)
        {
            Faults.Enqueue(e.Message);
        }
    }

    private async Task TalkAsync(Stream stream, Turn? turn)
    {
        var (from, to) = ("", "");
        if (!await SayAsync(At.Greeting, "220 sink"))
            return;
        while (await ReadLineAsync(stream) is { } line)
        {
            Said.Enqueue(line);
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    string[] offers =
                    [
                        .. Offers,
                        .. Certificate is not null && stream is not SslStream ? ["STARTTLS"] : Array.Empty<string>(),
                    ];
                    var lines = string.Join(
                        "\r\n",
                        offers.Select((o, i) => $"250{(i == offers.Length - 1 ? ' ' : '-')}{o}")
                    );
                    if (!await SayAsync(At.Hello, $"250-sink\r\n{lines}"))
                        return;
                    break;
                case "STARTTLS":
                    if (!await SayAsync(At.Encrypting, "220 go"))
                        return;
                    var encrypted = new SslStream(stream);
                    await encrypted.AuthenticateAsServerAsync(Certificate!, false, false);
                    stream = encrypted;
                    break;
                case "AUTH":
                    await WriteAsync("235 known");
                    break;
                case "MAIL":
                    from = Between(line);
                    if (!await SayAsync(At.Sender, "250 ok"))
                        return;
                    break;
                case "RCPT":
                    to = Between(line);
                    if (!await SayAsync(At.Recipient, "250 ok"))
                        return;
                    break;
                case "DATA":
                    if (!await SayAsync(At.Data, "354 go on"))
                        return;
                    if (turn?.At == At.Data)
                        break;
                    var message = await ReadMessageAsync(stream, turn?.At == At.HalfWay);
                    if (message is null)
                        return;
                    if (turn?.At == At.End && !turn.Keeps)
                    {
                        if (!await SayAsync(At.End, ""))
                            return;
                        break;
                    }
                    Arrived.Enqueue(new(from, to, message));
                    if (turn is { At: At.End, Keeps: true })
                        return;
                    await Task.Delay(Pause, closing.Token);
                    await WriteAsync("250 kept");
                    break;
                case "QUIT":
                    await WriteAsync("221 bye");
                    return;
                default:
                    throw new InvalidDataException($"Not a command: {line}");
            }
        }

        async Task<bool> SayAsync(At at, string usual)
        {
            if (turn?.At != at)
            {
                await WriteAsync(usual);
                return true;
            }
            if (turn.Stalls)
                await Task.Delay(Timeout.Infinite, closing.Token);
            if (turn.Answer is not null)
                await WriteAsync(turn.Answer);
            return turn.Answer is not null;
        }

        Task WriteAsync(string line) =>
            stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), closing.Token).AsTask();
    }

    private static string Between(string line) => line[(line.IndexOf('<') + 1)..line.LastIndexOf('>')];

    private async Task<byte[]?> ReadMessageAsync(Stream stream, bool leaveHalfWay)
    {
        using var message = new MemoryStream();
        while (await ReadLineAsync(stream) is { } line)
        {
            if (line == ".")
                return message.ToArray();
            if (line.Length > 998)
                throw new InvalidDataException("A line of more than 998 bytes.");
            message.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
            if (leaveHalfWay && message.Length > 500)
                return null;
        }
        return null;
    }

    // Byte by byte: it is a test's server, and so it never takes more than the line.
    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, closing.Token) == 1)
        {
            if (one[0] == '\n')
            {
                if (line.Count == 0 || line[^1] != '\r')
                    throw new InvalidDataException("A line that ends with LF alone.");
                return Encoding.Latin1.GetString([.. line], 0, line.Count - 1);
            }
            if (line.Count > 0 && line[^1] == '\r')
                throw new InvalidDataException("A CR inside a line.");
            line.Add(one[0]);
        }
        return null;
    }
}

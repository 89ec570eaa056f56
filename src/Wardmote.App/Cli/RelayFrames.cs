using System.Buffers.Binary;
using System.Text.Json;

namespace Wardmote.App.Cli;

/// <summary>What a command sends to the running server: what was typed, from which folder, on how wide a terminal.</summary>
internal sealed record RelayedCommand(string[] Arguments, string Folder, int? Columns);

/// <summary>What a frame of the answer holds.</summary>
internal enum RelayKind : byte
{
    Output = 1,
    Error = 2,

    /// <summary>The exit code, one byte; the last frame.</summary>
    Exit = 3,
}

/// <summary>
/// The words on the socket. A command is its length in bytes (32 bits, big-endian) and JSON; an answer is frames of a
/// kind (one byte), a length (32 bits, big-endian) and that many bytes.
/// </summary>
internal static class RelayFrames
{
    // Longer than any command line an operating system lets through.
    private const int MostCommandBytes = 4 * 1024 * 1024;

    public static async Task SendAsync(Stream wire, RelayedCommand command, CancellationToken stop)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(command);
        await wire.WriteAsync(Length(json.Length), stop);
        await wire.WriteAsync(json, stop);
    }

    /// <summary>The command; null when the other side sent none, or no sense.</summary>
    public static async Task<RelayedCommand?> ReceiveCommandAsync(Stream wire, CancellationToken stop)
    {
        var head = new byte[4];
        if (await wire.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, stop) < 4)
            return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length is < 0 or > MostCommandBytes)
            return null;
        var json = new byte[length];
        await wire.ReadExactlyAsync(json, stop);
        return JsonSerializer.Deserialize<RelayedCommand>(json);
    }

    public static void Send(Stream wire, RelayKind kind, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [(byte)kind, .. Length(content.Length)];
        wire.Write(head);
        wire.Write(content);
    }

    /// <summary>The next frame; null when the other side is gone.</summary>
    public static async Task<(RelayKind Kind, byte[] Content)?> ReceiveAsync(Stream wire, CancellationToken stop)
    {
        var head = new byte[5];
        if (await wire.ReadAtLeastAsync(head, 5, throwOnEndOfStream: false, stop) < 5)
            return null;
        var content = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        if (await wire.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, stop) < content.Length)
            return null;
        return ((RelayKind)head[0], content);
    }

    private static byte[] Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }
}

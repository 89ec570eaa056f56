namespace Wardmote.App.Cli;

/// <summary>A stream whose every write goes to the caller as a frame. Output and error share one wire, one at a time.</summary>
internal sealed class RelayWriter(Stream wire, Lock turn, RelayKind kind) : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Text written here arrives at the caller at once.</summary>
    public static TextWriter Text(Stream wire, Lock turn, RelayKind kind) =>
        new StreamWriter(new RelayWriter(wire, turn, kind)) { AutoFlush = true };

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (turn)
            RelayFrames.Send(wire, kind, buffer);
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

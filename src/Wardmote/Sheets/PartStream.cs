namespace Wardmote.Sheets;

/// <summary>
/// One part of a workbook as it unpacks, held to what its entry declares. XML puts a markup sign between any two tokens, so a long run of bytes
/// without one is a single token, which a reader would have to hold in memory: that is refused too.
/// </summary>
internal sealed class PartStream(Stream unpacked, long length) : Stream
{
    const int LongestToken = 1 << 20;

    long run;

    /// <summary>Bytes the part unpacks to.</summary>
    public override long Length => length;

    /// <summary>Bytes unpacked so far.</summary>
    public override long Position { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        Position += read;
        if (Position > length)
            throw new InvalidDataException("A part is longer than its entry declares.");
        var markup = buffer[..read].LastIndexOf((byte)'<');
        run = markup < 0 ? run + read : read - markup;
        return run > LongestToken ? throw new InvalidDataException("A part holds a token too long to read.") : read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}

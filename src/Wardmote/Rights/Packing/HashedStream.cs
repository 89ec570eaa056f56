using System.Security.Cryptography;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Passes on what is written, and hashes and counts it on the way. It leaves the stream behind it open.</summary>
internal sealed class HashedStream(Stream next, IncrementalHash hash) : WriteOnlyStream
{
    /// <summary>Bytes written so far.</summary>
    public long Count { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Take(buffer);
        next.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Take(buffer.Span);
        return next.WriteAsync(buffer, cancellationToken);
    }

    private void Take(ReadOnlySpan<byte> buffer)
    {
        Count += buffer.Length;
        hash.AppendData(buffer);
    }
}

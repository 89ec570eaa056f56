using System.Security.Cryptography;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Evidence;

/// <summary>
/// A large file on its way into the database: what is written is hashed, cut into chunks, sealed, and stored a few chunks
/// at a time, so that it is never whole in memory and never plain on a disk. A process that dies half-way leaves an
/// unfinished attachment that nothing refers to.
/// </summary>
/// <remarks>Only the asynchronous writes reach the database; a synchronous one fills the buffer and waits for the next.</remarks>
public sealed class Sealing : WriteOnlyStream
{
    // 2 MiB a statement: few enough to stay small, enough that the commit is not the cost.
    private const int ChunksAtOnce = 8;

    private readonly Db db;
    private readonly IDatabaseEngine engine;
    private readonly IClock clock;
    private readonly byte[] key;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] chunk = new byte[Vault.ChunkBytes];
    private readonly BulkRows ready;
    private int filled;
    private int number;
    private long length;

    internal Sealing(Db db, IDatabaseEngine engine, IClock clock, Attachment attachment, byte[] key)
    {
        this.db = db;
        this.engine = engine;
        this.clock = clock;
        this.key = key;
        ready = new(
            BulkTable.Of<AttachmentChunk>(
                db,
                nameof(AttachmentChunk.AttachmentId),
                nameof(AttachmentChunk.Number),
                nameof(AttachmentChunk.Sealed)
            )
        );
        Attachment = attachment;
    }

    /// <summary>The file, unfinished until <see cref="FinishAsync"/>.</summary>
    public Attachment Attachment { get; }

    /// <summary>Stores the last pieces, and finishes the attachment in the current save.</summary>
    public async Task<Attachment> FinishAsync(CancellationToken stop)
    {
        if (filled > 0)
            SealChunk();
        await StoreAsync(stop);
        Attachment.Finish(length, hash.GetHashAndReset(), clock.GetCurrentInstant());
        return Attachment;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        Write(buffer.Span);
        if (ready.Count >= ChunksAtOnce)
            await StoreAsync(cancellationToken);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        hash.AppendData(buffer);
        length += buffer.Length;
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, chunk.Length - filled);
            buffer[..taken].CopyTo(chunk.AsSpan(filled));
            buffer = buffer[taken..];
            filled += taken;
            if (filled == chunk.Length)
                SealChunk();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            CryptographicOperations.ZeroMemory(chunk);
        }
        base.Dispose(disposing);
    }

    private void SealChunk()
    {
        ready.Key(Attachment.Id);
        ready.Int(number);
        ready.Bytes(Cipher.Seal(key, chunk.AsSpan(0, filled), Vault.Place(Attachment.Id, number)));
        ready.EndRow();
        number++;
        filled = 0;
    }

    private async Task StoreAsync(CancellationToken stop)
    {
        await engine.CopyInAsync(db, ready, stop);
        ready.Clear();
    }
}

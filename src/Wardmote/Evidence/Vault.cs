using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Store;

namespace Wardmote.Evidence;

/// <summary>Seals and opens what belongs to a case: files in chunks, and small secrets whole.</summary>
public sealed class Vault(Db db, IDatabaseEngine engine, MasterKey master, IClock clock)
{
    /// <summary>The most one attachment from a person may hold: 25 MiB (the limit the forms state as 25 MB).</summary>
    public const long MostBytes = 25 * 1024 * 1024;

    /// <summary>How many unsealed bytes a chunk holds; the last of an attachment may hold fewer.</summary>
    internal const int ChunkBytes = 256 * 1024;

    private readonly Dictionary<Guid, byte[]> opened = [];

    /// <summary>Adds a file to the current save.</summary>
    /// <exception cref="Refused">The file is empty, or larger than <paramref name="mostBytes"/>.</exception>
    public async Task<Attachment> SealAsync(
        Guid caseId,
        string name,
        string mediaType,
        Stream content,
        CancellationToken stop,
        long mostBytes = MostBytes
    )
    {
        var key = await KeyForWritingAsync(caseId, stop);
        var id = Ids.New(clock);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[ChunkBytes];
        long length = 0;
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(buffer, ChunkBytes, throwOnEndOfStream: false, stop);
            if (read == 0)
                break;
            length += read;
            if (length > mostBytes)
                throw new Refused($"Choose a file smaller than {mostBytes / (1024 * 1024)} MB, or split it.", "File");
            hash.AppendData(buffer, 0, read);
            db.Add(
                new AttachmentChunk
                {
                    AttachmentId = id,
                    Number = number,
                    Sealed = Cipher.Seal(key, buffer.AsSpan(0, read), Place(id, number)),
                }
            );
        }
        if (length == 0)
            throw new Refused("Choose a file that is not empty.", "File");
        var attachment = new Attachment
        {
            Id = id,
            CaseId = caseId,
            Name = FileNames.Safe(name),
            MediaType = mediaType,
            At = clock.GetCurrentInstant(),
        };
        attachment.Finish(length, hash.GetHashAndReset(), attachment.At);
        db.Add(attachment);
        return attachment;
    }

    /// <summary>
    /// Begins a file too large to hold in memory or to write in one save. The unfinished attachment is saved at once and
    /// its pieces follow as they are written; nothing may refer to it before <see cref="Sealing.FinishAsync"/> and the
    /// save after it.
    /// </summary>
    public async Task<Sealing> BeginAsync(Guid caseId, string name, string mediaType, CancellationToken stop)
    {
        if (db.ChangeTracker.HasChanges())
            throw new InvalidOperationException("Begin a large file before changing anything: beginning it saves.");
        var attachment = new Attachment
        {
            Id = Ids.New(clock),
            CaseId = caseId,
            Name = FileNames.Safe(name),
            MediaType = mediaType,
            At = clock.GetCurrentInstant(),
        };
        var key = await KeyForWritingAsync(caseId, stop);
        db.Add(attachment);
        await db.SaveChangesAsync(stop);
        return new(db, engine, clock, attachment, key);
    }

    /// <summary>
    /// Writes the unsealed bytes to <paramref name="target"/>, chunk by chunk. Each chunk is a short read of its own, so
    /// that a slow target holds nothing open in the database.
    /// </summary>
    public async Task CopyToAsync(Attachment attachment, Stream target, CancellationToken stop)
    {
        if (attachment.FinishedAt is null)
            throw new InvalidOperationException("An unfinished attachment is never opened.");
        var key = await KeyAsync(attachment.CaseId, stop);
        var chunks = db.Set<AttachmentChunk>().Where(c => c.AttachmentId == attachment.Id);
        var count = (attachment.Length + ChunkBytes - 1) / ChunkBytes;
        for (var number = 0; number < count; number++)
        {
            var piece = number;
            var whole =
                await chunks.Where(c => c.Number == piece).Select(c => c.Sealed).FirstOrDefaultAsync(stop)
                ?? throw new InvalidDataException($"Piece {piece} of attachment {attachment.Id} is missing.");
            await target.WriteAsync(Cipher.Open(key, whole, Place(attachment.Id, number)), stop);
        }
    }

    /// <summary>The unsealed bytes of a small attachment.</summary>
    public async Task<byte[]> ReadAsync(Attachment attachment, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await CopyToAsync(attachment, memory, stop);
        return memory.ToArray();
    }

    /// <summary>
    /// Destroys the content of a file within the current save. That there was one, its size and its hash stay; its name
    /// does not, because names tell of people.
    /// </summary>
    public async Task DestroyAsync(Attachment attachment, CancellationToken stop)
    {
        db.RemoveRange(await db.Set<AttachmentChunk>().Where(c => c.AttachmentId == attachment.Id).ToListAsync(stop));
        attachment.Forget();
    }

    /// <summary>Destroys every file of a case within the current save, and the key that opens them.</summary>
    public async Task DestroyCaseAsync(Guid caseId, CancellationToken stop)
    {
        foreach (var attachment in await db.Attachments.Where(a => a.CaseId == caseId).ToListAsync(stop))
            await DestroyAsync(attachment, stop);
        if (await db.Set<CaseKey>().FindAsync([caseId], stop) is { } key)
            db.Remove(key);
        opened.Remove(caseId);
    }

    /// <summary>Seals a small value under the case's key; the case's key is made in the current save if it is new.</summary>
    public async Task<byte[]> SealBytesAsync(Guid caseId, byte[] plain, CancellationToken stop) =>
        Cipher.Seal(await KeyForWritingAsync(caseId, stop), plain, caseId.ToByteArray());

    /// <summary>Opens what <see cref="SealBytesAsync"/> made.</summary>
    public async Task<byte[]> OpenBytesAsync(Guid caseId, byte[] whole, CancellationToken stop) =>
        Cipher.Open(await KeyAsync(caseId, stop), whole, caseId.ToByteArray());

    private async Task<byte[]> KeyForWritingAsync(Guid caseId, CancellationToken stop)
    {
        if (opened.TryGetValue(caseId, out var known))
            return known;
        if (await db.Set<CaseKey>().FindAsync([caseId], stop) is { } row)
            return opened[caseId] = master.Unwrap(caseId, row.Wrapped);
        var (key, wrapped) = master.NewCaseKey(caseId);
        db.Add(
            new CaseKey
            {
                CaseId = caseId,
                MasterKeyId = master.Id,
                Wrapped = wrapped,
            }
        );
        return opened[caseId] = key;
    }

    private async Task<byte[]> KeyAsync(Guid caseId, CancellationToken stop)
    {
        if (opened.TryGetValue(caseId, out var known))
            return known;
        var row =
            await db.Set<CaseKey>().FindAsync([caseId], stop)
            ?? throw new Refused("The files of this case have been destroyed and cannot be opened.");
        if (row.MasterKeyId != master.Id)
            throw new Refused(
                "The files of this case are sealed with another master key: put that key back to open them."
            );
        return opened[caseId] = master.Unwrap(caseId, row.Wrapped);
    }

    // Each chunk is bound to its attachment and place, so chunks cannot be swapped or reordered unseen.
    internal static byte[] Place(Guid attachment, int number)
    {
        var place = new byte[20];
        attachment.TryWriteBytes(place);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(16), number);
        return place;
    }
}

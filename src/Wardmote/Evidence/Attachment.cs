using NodaTime;

namespace Wardmote.Evidence;

/// <summary>
/// A file kept with a case, encrypted in chunks in the database: file and row share one save, every node sees them,
/// and dropping the case's key destroys them.
/// </summary>
public sealed class Attachment
{
    public required Guid Id { get; init; }

    /// <summary>The case whose key seals it.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The name it was given, safe to show and to offer for download.</summary>
    public required string Name { get; set; }

    /// <summary>As told by whoever gave it; downloads never trust it.</summary>
    public required string MediaType { get; init; }

    /// <summary>When sealing began.</summary>
    public required Instant At { get; init; }

    /// <summary>In bytes, unsealed; 0 while unfinished.</summary>
    public long Length { get; private set; }

    /// <summary>Of the unsealed bytes, 32 bytes; empty while unfinished.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>
    /// When its last piece was sealed. Null while a large file is still being written, piece by piece: nothing refers to
    /// it then, nothing opens it, and <see cref="SweepUnfinished"/> removes it if whoever wrote it never came back.
    /// </summary>
    public Instant? FinishedAt { get; private set; }

    /// <summary>Its content has been destroyed.</summary>
    internal void Forget() => Name = "removed";

    /// <summary>The last piece is sealed: from here on it never changes.</summary>
    internal void Finish(long length, byte[] sha256, Instant at) => (Length, Sha256, FinishedAt) = (length, sha256, at);
}

/// <summary>A piece of an attachment: AES-256-GCM, nonce (12 bytes), ciphertext and tag (16 bytes) in one.</summary>
public sealed class AttachmentChunk
{
    public required Guid AttachmentId { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    public required byte[] Sealed { get; init; }
}

/// <summary>The key of one case, wrapped by the master key that lives outside the database.</summary>
public sealed class CaseKey
{
    public required Guid CaseId { get; init; }

    /// <summary>Which master key wraps it.</summary>
    public required string MasterKeyId { get; init; }

    /// <summary>Nonce (12 bytes), wrapped key (32) and tag (16).</summary>
    public required byte[] Wrapped { get; init; }
}

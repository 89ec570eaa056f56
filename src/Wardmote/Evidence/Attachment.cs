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
    public required string Name { get; init; }

    /// <summary>As told by whoever gave it; downloads never trust it.</summary>
    public required string MediaType { get; init; }

    /// <summary>In bytes, unsealed.</summary>
    public required long Length { get; init; }

    /// <summary>Of the unsealed bytes, 32 bytes.</summary>
    public required byte[] Sha256 { get; init; }

    public required Instant At { get; init; }
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

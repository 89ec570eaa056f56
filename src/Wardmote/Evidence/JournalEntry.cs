using NodaTime;
using Wardmote.Store;

namespace Wardmote.Evidence;

/// <summary>
/// One thing that happened. This is the part that will be chained: it holds no personal data but keys, and a salted
/// commitment to the particulars, so that erasing them leaves the proof whole.
/// </summary>
[NeverChanged, SeenWhere("unit_id is null or unit_id in {0}")]
public sealed class JournalEntry
{
    public required Guid Id { get; init; }

    /// <summary>When it was written, to the microsecond.</summary>
    public required Instant At { get; init; }

    /// <summary>Noun and past participle: <c>RequestReceived</c>, <c>HolderAsked</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The case or record it happened to.</summary>
    public required Guid AboutId { get; init; }

    /// <summary>The unit it belongs to; null for the whole organisation.</summary>
    public Guid? UnitId { get; init; }

    public required AuthorKind AuthorKind { get; init; }
    public Guid? AuthorId { get; init; }

    /// <summary>SHA-256 over the salt and the particulars as stored, 32 bytes.</summary>
    public required byte[] Commitment { get; init; }

    /// <summary>The place in the Merkle tree, from 0, once a sequencer has given it one.</summary>
    public long? Position { get; private set; }

    public Particulars? Particulars { get; init; }
    public IReadOnlyList<PersonConcerned> People { get; init; } = [];
}

/// <summary>What happened in words, apart from the chained entry so that it can be erased.</summary>
public sealed class Particulars
{
    public required Guid EntryId { get; init; }

    /// <summary>32 random bytes, so that the commitment cannot be guessed back into the words.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>UTF-8 JSON of <see cref="Happening"/> and the author's name, exactly the bytes committed to.</summary>
    public required byte[] Json { get; init; }
}

/// <summary>A person an entry is about, by key.</summary>
[NeverChanged]
public sealed class PersonConcerned
{
    public required Guid EntryId { get; init; }
    public required Guid PersonId { get; init; }
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Rights.Changing;

namespace Wardmote.Rights;

/// <summary>One thing found for a request: a file a holder gave, a text they pasted, or a record from one of our stores.</summary>
public sealed class Item : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>Who gave it; null when it comes from a store of our own.</summary>
    public Guid? HolderId { get; init; }

    /// <summary>"Membership records", or the holder's name and capacity.</summary>
    public required string Source { get; init; }

    /// <summary>One line that tells which it is.</summary>
    public required string Title { get; set; }

    /// <summary>For a record of our own: its key within its source, so that a second search adds nothing twice.</summary>
    public string? RecordKey { get; init; }

    /// <summary>The sealed content: the file, the text, or the record as JSON (<see cref="Store.HeldRecord"/>).</summary>
    public required Guid AttachmentId { get; init; }

    public Attachment Attachment { get; init; } = null!;
    public required Instant FoundAt { get; init; }

    /// <summary>False while a record of our own only may be theirs and nobody has decided.</summary>
    public required bool IsTheirs { get; set; }

    /// <summary>When an officer decided that it is about someone else; it then stays out of the pack.</summary>
    public Instant? NotTheirsAt { get; set; }

    public Withholding? Withholding { get; set; }

    /// <summary>What was decided, where the request asks for a change; null before.</summary>
    public Ruling? Ruling { get; set; }

    /// <summary>When its content was destroyed with the thing itself; the fact that it was found stays.</summary>
    public Instant? ForgottenAt { get; private set; }

    Guid IEvidenced.EvidenceId => RequestId;

    /// <summary>Whether someone must still say if it is theirs.</summary>
    public bool NeedsDecision => !IsTheirs && NotTheirsAt is null;

    /// <summary>Whether it is about the person and nobody has said what is done with it.</summary>
    public bool NeedsRuling => IsTheirs && NotTheirsAt is null && Ruling is null;

    /// <summary>Nothing of it is left but that it was found, and where.</summary>
    public void Forget(Instant at)
    {
        Title = $"Something from {Source}";
        ForgottenAt ??= at;
    }
}

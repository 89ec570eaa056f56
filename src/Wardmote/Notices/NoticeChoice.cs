using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Notices;

/// <summary>
/// That a member took themself off the notice list of their constituency, or came back (R14). The latest day counts, and of
/// one day the last written down; who never chose is on the list. It stays when they leave, so that they are not brought back by the next feed.
/// </summary>
public sealed class NoticeChoice : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>The constituency.</summary>
    public required Guid UnitId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>Whether they want the notices.</summary>
    public required bool Wants { get; init; }

    /// <summary>The day they said so.</summary>
    public required LocalDate On { get; init; }

    /// <summary>How they told the unit.</summary>
    public required string How { get; init; }

    public required string RecordedBy { get; init; }
    public required Instant RecordedAt { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

/// <summary>What the notice list may be used for, and nothing else (R14, R79).</summary>
public enum NoticePurpose
{
    AnnualGeneralMeeting,
    AllMemberMeeting,
    CandidateSelection,
}

public static class NoticeWords
{
    /// <summary>"the annual general meeting".</summary>
    public static string InWords(this NoticePurpose purpose) =>
        purpose switch
        {
            NoticePurpose.AnnualGeneralMeeting => "the annual general meeting",
            NoticePurpose.AllMemberMeeting => "an all-member meeting",
            NoticePurpose.CandidateSelection => "the selection of a candidate",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };
}

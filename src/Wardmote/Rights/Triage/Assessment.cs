using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Rights.Triage;

/// <summary>What a request may be, beyond the plain case. The system brings the facts; a person decides (R140, R142, R146).</summary>
public enum Quality
{
    /// <summary>It needs more time: other people’s data, a selection appeal, discipline, litigation (R140).</summary>
    Complex,

    /// <summary>It goes clearly beyond what is reasonable (R142); the number of things alone is no reason (Art 12(5)).</summary>
    Excessive,

    /// <summary>It largely repeats an earlier one (R146).</summary>
    Repetitive,

    /// <summary>They do not mean to use the right, or mean harm (Art 12(5)).</summary>
    ManifestlyUnfounded,
}

/// <summary>What a person decided about a request, on which facts and why. It changes nothing by itself.</summary>
public sealed class Assessment : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }
    public required Quality Quality { get; init; }

    /// <summary>Whether the request is that.</summary>
    public required bool Holds { get; init; }

    public required string Because { get; init; }

    /// <summary>The facts as they stood beside the question, one to a line.</summary>
    public required string Facts { get; init; }

    public required Instant At { get; init; }
    public required string DecidedBy { get; init; }

    Guid IEvidenced.EvidenceId => RequestId;
}

public static class Qualities
{
    /// <summary>"complex".</summary>
    public static string InWords(this Quality quality) =>
        quality switch
        {
            Quality.Complex => "complex",
            Quality.Excessive => "excessive",
            Quality.Repetitive => "a repetition",
            _ => "manifestly unfounded",
        };
}

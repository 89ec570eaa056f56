using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Correspondence;

/// <summary>
/// A unit's own wording of a letter. The newest counts, in the unit and in every unit below it that has none of its
/// own; older ones stay, so that what a letter was made from can always be read.
/// </summary>
public sealed class TemplateVersion : ISettledByUnit, IEvidenced
{
    public required Guid UnitId { get; init; }

    /// <summary>Which letter: <see cref="LetterTemplates.HolderAsked"/>.</summary>
    public required string Template { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// "Subject: …", an empty line, and the body in Markdown with {{placeholders}}; empty when the unit gave its own
    /// wording up.
    /// </summary>
    public required string Source { get; init; }

    public required string SavedBy { get; init; }
    public required Instant At { get; init; }

    Guid IEvidenced.EvidenceId => UnitId;
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Permits;

/// <summary>
/// Leave, given in writing, to keep people’s data oneself for one task until one day (R57, R58). It is never changed: more
/// time, or other data, is another permission.
/// </summary>
public sealed class Permit : IBelongToUnit, IEvidenced
{
    // A permission is kept for this long after its day, with what became of the data (R58, R59).
    private const int YearsKept = 6;

    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>Who keeps the data, as appointments name people.</summary>
    public required string PersonName { get; init; }

    public required string Email { get; init; }

    /// <summary><see cref="Keys.Email"/> of the address.</summary>
    public required string EmailKey { get; init; }

    /// <summary>What data it is: "canvass returns".</summary>
    public required string Data { get; init; }

    /// <summary>What it is kept for: "the by-election in May".</summary>
    public required string Purpose { get; init; }

    /// <summary>Where they keep it: "own computer", "paper".</summary>
    public required string Place { get; init; }

    /// <summary>The last day on which they may have it.</summary>
    public required LocalDate Until { get; init; }

    /// <summary>The secretary or chair who gave it in writing.</summary>
    public required string GivenBy { get; init; }

    public required LocalDate GivenOn { get; init; }

    /// <summary>What became of the data; null while they have it, or have not shown that they have not.</summary>
    public PermitEnd? End { get; init; }

    /// <summary>The last day of the six years for which it is kept (R58, R59).</summary>
    public LocalDate KeptUntil => Until.PlusYears(YearsKept);

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Whether its day is over and nobody has said what became of the data.</summary>
    public bool IsOverdue(LocalDate today) => End is null && Until < today;
}

/// <summary>What became of data that somebody kept.</summary>
public enum Fate
{
    /// <summary>Deleted, shredded, wiped.</summary>
    Removed,

    /// <summary>Handed back to the unit, with no copy kept.</summary>
    Returned,
}

/// <summary>What the holder of a permission reports of its end: what they did, and the day and time of it (R59).</summary>
public sealed class PermitEnd : IEvidenced
{
    public required Guid PermitId { get; init; }
    public required Fate Fate { get; init; }

    /// <summary>The day it was done.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Minutes after midnight in London; null when nobody remembers.</summary>
    public int? Minute { get; init; }

    /// <summary>How, and how they told it: "Shredded; told me by telephone".</summary>
    public required string Report { get; init; }

    public required string RecordedBy { get; init; }
    public required Instant RecordedAt { get; init; }

    Guid IEvidenced.EvidenceId => PermitId;
}

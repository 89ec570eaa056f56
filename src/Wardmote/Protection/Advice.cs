using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Advice that the data-protection officer gave a controller, and what became of it (R103; Art 39(1)(a)).</summary>
public sealed class Advice : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required string GivenBy { get; init; }

    /// <summary>To whom: a person, an office, the committee.</summary>
    public required string To { get; init; }

    public required string About { get; init; }
    public required string Words { get; init; }

    /// <summary>What was decided; null until somebody has.</summary>
    public Decision? Decision { get; private set; }

    /// <summary>So that two people cannot decide at once.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Writes down what was decided.</summary>
    public void Decide(Decision decision) => (Decision, Version) = (decision, Version + 1);
}

/// <summary>What became of advice.</summary>
public sealed class Decision
{
    public required bool Followed { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>Why it was not followed; null when it was.</summary>
    public string? Because { get; init; }
}

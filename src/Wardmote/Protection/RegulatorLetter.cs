using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>Which way a letter went.</summary>
public enum Way
{
    FromRegulator,
    ToRegulator,
}

/// <summary>A letter, call or form between a controller and the regulator (R98, R104; Art 39(1)(d), (e)).</summary>
public sealed class RegulatorLetter : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate On { get; init; }
    public required Way Way { get; init; }
    public required string About { get; init; }

    /// <summary>The regulator's; null when there is none yet.</summary>
    public string? Reference { get; init; }

    /// <summary>The day an answer is due by; null when none is wanted.</summary>
    public LocalDate? AnswerDue { get; init; }

    public LocalDate? AnsweredOn { get; private set; }

    /// <summary>What was answered, and how.</summary>
    public string? Answer { get; private set; }

    /// <summary>So that it is answered once.</summary>
    public int Version { get; private set; }

    /// <summary>Whether it waits for an answer.</summary>
    public bool IsOpen => AnswerDue is not null && AnsweredOn is null;

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Notes the answer.</summary>
    public void Answered(string answer, LocalDate on) => (Answer, AnsweredOn, Version) = (answer, on, Version + 1);
}

using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Tasks;

/// <summary>
/// Work given to a named person for a case, with the day it is due, the day they are reminded and the day it climbs to
/// someone else if nothing has come.
/// </summary>
public sealed class Assignment : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>What the room that gave it calls it: "AnswerSearch".</summary>
    public required string Kind { get; init; }

    /// <summary>The row it is about within the room that gave it: for a search, the holder.</summary>
    public required Guid SubjectId { get; init; }

    public required string PersonName { get; init; }
    public required string Email
    {
        get;
        init => (field, EmailKey) = (value, Keys.Email(value) ?? "");
    }

    /// <summary><see cref="Keys.Email"/> of the address: what an account's own tasks are found by.</summary>
    public string EmailKey { get; private init; } = "";

    public required Instant GivenAt { get; init; }
    public required LocalDate DueOn { get; init; }

    /// <summary>The day of the reminder; null when there is none.</summary>
    public LocalDate? RemindOn { get; init; }

    /// <summary>The day it climbs; null when it never does.</summary>
    public LocalDate? EscalateOn { get; init; }

    public Instant? RemindedAt { get; private set; }
    public Instant? EscalatedAt { get; private set; }

    /// <summary>When it was done or no longer needed.</summary>
    public Instant? EndedAt { get; private set; }

    /// <summary>Changed with every save, so that two people cannot end it at once.</summary>
    public int Version { get; private set; }

    Guid IEvidenced.EvidenceId => CaseId;

    public void Remind(Instant at) => (RemindedAt, Version) = (RemindedAt ?? at, Version + 1);

    /// <summary>An officer reminded them once more.</summary>
    public void RemindAgain(Instant at) => (RemindedAt, Version) = (at, Version + 1);

    public void Escalate(Instant at) => (EscalatedAt, Version) = (EscalatedAt ?? at, Version + 1);

    public void End(Instant at) => (EndedAt, Version) = (EndedAt ?? at, Version + 1);
}

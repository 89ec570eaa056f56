using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Protection;

/// <summary>A data-protection officer's own word that they are independent and that no other office of theirs stands against it (R102; Art 38(3), (6)).</summary>
public sealed class Declaration : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid AppointmentId { get; init; }
    public required Guid UnitId { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>The offices they held on the day, as the page showed them; empty when none.</summary>
    public required string OtherOffices { get; init; }

    /// <summary>Why those do not stand against it, and whatever else they do that might; null when there is nothing.</summary>
    public string? Because { get; init; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>The last day it counts: it is renewed every year.</summary>
    public LocalDate Until => On.PlusYears(1);
}

/// <summary>A reminder to declare that has gone, so that it goes once.</summary>
public sealed class DeclarationReminder
{
    public required Guid AppointmentId { get; init; }

    /// <summary>The day the declaration is due by.</summary>
    public required LocalDate DueOn { get; init; }

    /// <summary>One of <see cref="RemindDeclarations.DaysBefore"/>.</summary>
    public required int DaysBefore { get; init; }

    public required Instant SentAt { get; init; }
}

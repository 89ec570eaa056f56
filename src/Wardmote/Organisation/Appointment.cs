using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Organisation;

/// <summary>A person holding an office in a unit, from a day until a day. One person may hold many.</summary>
public sealed class Appointment : IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }
    public Unit Unit { get; init; } = null!;

    /// <summary>The office in lower case, as the organisation names it: "secretary", "data-protection officer".</summary>
    public required string Office { get; init; }

    public required string PersonName { get; set; }
    public required string Email { get; set; }

    /// <summary><see cref="Store.Keys.Email"/> of the address.</summary>
    public required string EmailKey { get; set; }

    public required LocalDate From { get; init; }

    /// <summary>The last day of it; null while it goes on.</summary>
    public LocalDate? Until { get; set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Who it was is no longer known; that the office was held stays.</summary>
    internal void Forget() => (PersonName, Email, EmailKey) = ("(removed)", "", "");

    /// <summary>Whether the office is held on <paramref name="day"/>.</summary>
    public bool HeldOn(LocalDate day) => From <= day && (Until is null || Until >= day);
}

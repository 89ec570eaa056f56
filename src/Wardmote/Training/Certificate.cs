using NodaTime;
using Wardmote.Evidence;

namespace Wardmote.Training;

/// <summary>How somebody was trained.</summary>
public enum TrainingKind
{
    /// <summary>The course in Wardmote, with its test.</summary>
    Course,

    /// <summary>A session in person that a unit held (R69).</summary>
    Session,

    /// <summary>A course of somebody else, written down by an officer (R70).</summary>
    Elsewhere,
}

/// <summary>
/// Somebody was trained on a day (R71). It belongs to whoever holds offices under an address, with or without an account.
/// How long it counts is worked out by <see cref="TrainingTerms"/> and never kept, because a unit may come to ask for less.
/// </summary>
public sealed class Certificate : IEvidenced
{
    public required Guid Id { get; init; }

    /// <summary>"T-2026-0014"; never given twice.</summary>
    public required string Number { get; init; }

    public required string PersonName { get; init; }

    /// <summary><see cref="Store.Keys.Email"/> of the address of their offices.</summary>
    public required string EmailKey { get; init; }

    /// <summary>The unit where they had held an office longest when it was given.</summary>
    public required Guid UnitId { get; init; }

    public required TrainingKind Kind { get; init; }

    /// <summary>"Looking after people’s data".</summary>
    public required string Course { get; init; }

    /// <summary>Who trained them; null for the course in Wardmote.</summary>
    public string? Provider { get; init; }

    public required LocalDate TakenOn { get; init; }

    /// <summary>The session they came to; null for other kinds.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The proof, a file sealed under this certificate's own key; null when there is none.</summary>
    public Guid? EvidenceId { get; init; }

    public required Instant GivenAt { get; init; }

    /// <summary>The officer who wrote it down, or "Wardmote" for a test that was passed.</summary>
    public required string GivenBy { get; init; }

    /// <summary>When it was taken back as a mistake; it counts for nothing from then on.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public string? WithdrawnBecause { get; private set; }

    Guid IEvidenced.EvidenceId => Id;

    /// <summary>Takes it back as a mistake.</summary>
    public void Withdraw(string because, Instant at) => (WithdrawnBecause, WithdrawnAt) = (because, at);
}

/// <summary>A reminder that has gone, so that it goes once.</summary>
public sealed class TrainingReminder
{
    public required Guid CertificateId { get; init; }

    /// <summary>One of <see cref="RemindTraining.DaysBefore"/>.</summary>
    public required int DaysBefore { get; init; }

    public required Instant SentAt { get; init; }
}

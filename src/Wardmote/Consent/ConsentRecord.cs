using NodaTime;
using Wardmote.Evidence;
using Wardmote.Store;

namespace Wardmote.Consent;

/// <summary>How somebody said yes (R37–R39).</summary>
public enum ConsentChannel
{
    Paper,
    Website,
    Email,
    Phone,
    InPerson,
}

/// <summary>How somebody stands towards a purpose. Who was never asked has said neither yes nor no.</summary>
public enum ConsentState
{
    NotAsked,
    Given,
    Withdrawn,
}

/// <summary>
/// That somebody agreed to a purpose: when, to which words, how, and who wrote it down (R36, R110). It is never changed;
/// agreeing again is another record.
/// </summary>
public sealed class ConsentRecord : IBelongToUnit, IEvidenced
{
    public required Guid Id { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary><see cref="ConsentWording.Id"/>.</summary>
    public required Guid PurposeId { get; init; }

    /// <summary><see cref="ConsentWording.Number"/> of the words they were shown.</summary>
    public required int WordingNumber { get; init; }

    /// <summary>The member, where they are one; else <see cref="PersonName"/> and <see cref="Email"/> say who.</summary>
    public Guid? MemberId { get; init; }

    public string? PersonName { get; init; }
    public string? Email { get; init; }

    /// <summary><see cref="Keys"/> of name and address; null for a member.</summary>
    public string? NameKey { get; init; }

    public string? EmailKey { get; init; }

    public required ConsentChannel Channel { get; init; }

    /// <summary>Who asked them: an officer, a canvasser, the website.</summary>
    public required string CollectedBy { get; init; }

    /// <summary>The day they agreed, however long ago that was.</summary>
    public required LocalDate GivenOn { get; init; }

    /// <summary>That they took this back; what else counts, <see cref="ConsentSets.Standing"/> says.</summary>
    public ConsentWithdrawal? Withdrawal { get; init; }

    Guid IEvidenced.EvidenceId => Id;
}

/// <summary>That somebody took their consent back (UK GDPR Art 7(3)). What was done before stays lawful.</summary>
public sealed class ConsentWithdrawal : IEvidenced
{
    public required Guid ConsentId { get; init; }
    public required LocalDate On { get; init; }

    /// <summary>How they told the unit.</summary>
    public required string How { get; init; }

    public required string RecordedBy { get; init; }
    public required Instant RecordedAt { get; init; }

    Guid IEvidenced.EvidenceId => ConsentId;
}

public static class ConsentWords
{
    /// <summary>"on paper", "in person".</summary>
    public static string InWords(this ConsentChannel channel) =>
        channel switch
        {
            ConsentChannel.Paper => "on paper",
            ConsentChannel.Website => "on the website",
            ConsentChannel.Email => "by e-mail",
            ConsentChannel.Phone => "by telephone",
            ConsentChannel.InPerson => "in person",
            _ => throw new ArgumentOutOfRangeException(nameof(channel)),
        };

    /// <summary>"agreed", "taken back", "not asked".</summary>
    public static string InWords(this ConsentState state) =>
        state switch
        {
            ConsentState.Given => "agreed",
            ConsentState.Withdrawn => "taken back",
            _ => "not asked",
        };
}

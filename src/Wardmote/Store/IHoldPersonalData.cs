namespace Wardmote.Store;

/// <summary>
/// A room that keeps people. Every such room answers a search for one person, so that a request reaches it without
/// knowing it (R22, R137). Each implements it in its own <c>PersonalData.cs</c>.
/// </summary>
public interface IHoldPersonalData
{
    /// <summary>What the person would call this store: "Membership records".</summary>
    string Source { get; }

    /// <summary>
    /// Every record that is, or may be, about the person, held by the unit <see cref="Sought.UnitId"/> or a unit below
    /// it. Records linked to the person come as <see cref="HeldRecord.Linked"/>; the others are only possible, and a
    /// person decides.
    /// </summary>
    Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop);
}

/// <summary>Who is looked for. Addresses are as the person wrote them; each room makes its own keys.</summary>
/// <param name="UnitId">The controller unit that was asked: records of it and of the units below it count.</param>
/// <param name="PersonId">The person that records are linked to, when someone has decided who this is.</param>
/// <param name="Name">The name as written on the request.</param>
/// <param name="Emails">Every e-mail address given or known.</param>
/// <param name="Phones">Every telephone number given or known.</param>
public sealed record Sought(
    Guid UnitId,
    Guid? PersonId,
    string Name,
    IReadOnlyList<string> Emails,
    IReadOnlyList<string> Phones
);

/// <summary>One record about a person, ready to be shown and exported.</summary>
/// <param name="Key">Stable within its source, so that the same record found twice is one.</param>
/// <param name="Title">One line that tells an officer which record this is.</param>
/// <param name="Linked">True when the record is linked to the person; false when it only may be theirs.</param>
/// <param name="Fields">Every value held, in order, by the name a person would understand.</param>
public sealed record HeldRecord(string Key, string Title, bool Linked, IReadOnlyList<HeldField> Fields);

/// <summary>One value of a record. <paramref name="Value"/> is null where nothing is held.</summary>
public sealed record HeldField(string Name, string? Value);
